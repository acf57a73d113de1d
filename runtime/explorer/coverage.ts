import { checkedData, handlerPorts } from '#runtime/contract/node.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import type { Program } from '#runtime/graph/program.ts';
import { reach } from '#runtime/graph/reach.ts';
import { probing } from './probing.ts';
import { programsOf, stepKey } from './programs-of.ts';

/** What calls have passed: a step, and the outcome by which it was left; null where it was not. */
export type Passed = { version: string; node: string; port: string | null };

export type Coverage = {
  /** Of the steps and outcomes that count, from 0 to 100; 100 of a flow without any. */
  percent: number;
  /** `counts` is false for what calls cannot be made to come to: outcomes for what hardly happens, and what only the error handler leads to. */
  steps: { version: string; node: string; covered: boolean; counts: boolean }[];
  outcomes: { version: string; node: string; port: string; covered: boolean; counts: boolean }[];
};

/** Which steps and outcomes of a flow, its pinned subflows included, some calls have passed. */
export function coverageOf(program: Program, resources: Resources, passed: readonly Passed[]): Coverage {
  const programs = programsOf(program);
  const probes = probing({ programs, resources, now: 0 });
  const came = new Set<string>();
  for (const { version, node, port } of passed) {
    came.add(stepKey(version, node));
    if (port !== null) came.add(`${stepKey(version, node)} ${port}`);
  }
  const nodes = [...programs.values()].flatMap(({ version, nodes: all }) =>
    [...all.values()].map((node) => ({ version, node })),
  );
  const wanted = new Set([...programs.values()].flatMap(withoutTrouble));
  const steps = nodes.map(({ version, node }) => ({
    version,
    node: node.id,
    covered: came.has(stepKey(version, node.id)),
    counts: wanted.has(stepKey(version, node.id)),
  }));
  const outcomes = nodes.flatMap(({ version, node }) => {
    const rare = probes.of.get(stepKey(version, node.id))?.rare ?? [];
    return node.schema.ports(checkedData(node.data)).map(({ id: port, optional }) => ({
      version,
      node: node.id,
      port,
      covered: came.has(`${stepKey(version, node.id)} ${port}`),
      counts: optional !== true && !rare.includes(port) && wanted.has(stepKey(version, node.id)),
    }));
  });
  const counted = [...steps, ...outcomes].filter(({ counts }) => counts);
  const covered = counted.filter((one) => one.covered).length;
  return {
    percent: counted.length === 0 ? 100 : Math.floor((covered / counted.length) * 100),
    steps,
    outcomes,
  };
}

/** The steps that a call can come to while nothing breaks. */
function withoutTrouble({ version, start, nodes }: Program): string[] {
  const next = (id: string) =>
    [...(nodes.get(id)?.wires ?? [])]
      .filter(([port]) => id !== start || port !== handlerPorts.error)
      .map(([, to]) => to);
  return [...reach(nodes.has(start) ? [start] : [], next)].map((id) => stepKey(version, id));
}
