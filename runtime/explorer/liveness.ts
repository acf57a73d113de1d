import { checkedData, handlerPorts } from '#runtime/contract/node.ts';
import type { Program, ProgramNode } from '#runtime/graph/program.ts';
import { namesReadBy, type Probing } from './probing.ts';
import { stepKey } from './programs-of.ts';

/**
 * By step, what can still matter to a call that stands there: names that a template of a later step reads (`vars.plan`,
 * `steps.menu.digits`), `clock:<step>` for a step that goes by the clock, and the marks below. Everything else may be forgotten.
 */
export type Liveness = ReadonlyMap<string, LiveFacts>;

/** Names, marks and clocks; the steps that go by the clock also by themselves, in order. */
export type LiveFacts = { all: ReadonlySet<string>; clocks: readonly string[] };

export const marks = {
  now: '@now',
  caller: '@caller',
  called: '@called',
  call: '@call',
  back: '@back',
} as const;

export function liveness(programs: ReadonlyMap<string, Program>, probing: Probing): Liveness {
  const live = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const visit = (program: Program): void => {
    if (seen.has(program.version)) return;
    seen.add(program.version);
    for (const subflow of program.subflows.values()) visit(subflow);
    addProgram(live, program, probing);
  };
  for (const program of programs.values()) visit(program);
  return new Map(
    [...programs.values()].flatMap(({ version, nodes }) =>
      [...nodes.values()].map((node): [string, LiveFacts] => {
        const key = stepKey(version, node.id);
        const all = passedOn(node, live.get(key) ?? new Set(), probing.of.get(key)?.reads ?? []);
        const clocks = [...all]
          .filter((fact) => fact.startsWith(clockPrefix))
          .map((fact) => fact.slice(clockPrefix.length));
        return [key, { all, clocks: clocks.sort() }];
      }),
    ),
  );
}

function addProgram(live: Map<string, Set<string>>, program: Program, probing: Probing): void {
  const nodes = [...program.nodes.values()];
  const key = (id: string) => stepKey(program.version, id);
  for (const node of nodes) live.set(key(node.id), ownFacts(live, program, { node, probing }));
  const before = new Map<string, string[]>();
  for (const node of nodes) {
    for (const next of followers(program, node, probing))
      before.set(next, [...(before.get(next) ?? []), node.id]);
  }
  const work = nodes.map(({ id }) => id);
  for (let id = work.pop(); id !== undefined; id = work.pop()) {
    const here = passedOn(
      program.nodes.get(id),
      live.get(key(id)) ?? new Set(),
      probing.of.get(key(id))?.reads ?? [],
    );
    for (const earlier of before.get(id) ?? []) {
      const there = live.get(key(earlier)) ?? new Set();
      const size = there.size;
      for (const name of here) there.add(name);
      if (there.size > size) work.push(earlier);
    }
  }
  // Trouble may come at any step, and so may the end of the call.
  const handled = handlersOf(program).flatMap((id) => [...(live.get(key(id)) ?? [])]);
  if (handled.length === 0) return;
  for (const node of nodes) for (const name of handled) live.get(key(node.id))?.add(name);
}

/** What matters before a step: all that does at it, but the results of earlier stays there, which it writes anew. */
function passedOn(
  node: ProgramNode | undefined,
  facts: ReadonlySet<string>,
  reads: readonly string[],
): Set<string> {
  if (node === undefined) return new Set(facts);
  const own = new Set(
    node.schema
      .results(checkedData(node.data))
      .filter((field) => !reads.includes(field))
      .map((field) => `steps.${node.slug}.${field}`),
  );
  const templates = new Set(namesReadBy(node));
  return new Set([...facts].filter((fact) => !own.has(fact) || templates.has(fact)));
}

function ownFacts(
  live: Map<string, Set<string>>,
  program: Program,
  { node, probing }: { node: ProgramNode; probing: Probing },
): Set<string> {
  const probes = probing.of.get(stepKey(program.version, node.id)) ?? {};
  const own = new Set(namesReadBy(node).map(factOf));
  for (const field of probes.reads ?? []) own.add(`steps.${node.slug}.${field}`);
  if (probes.clock !== undefined) own.add(clockFact(program.version, node.id));
  if (probes.callers !== undefined) own.add(marks.caller);
  if (probes.called !== undefined) own.add(marks.called);
  if (probes.calls !== undefined) own.add(marks.call);
  if (probes.goesBack === true) own.add(marks.back);
  for (const { kind, id } of node.schema.references(checkedData(node.data))) {
    const subflow = kind === 'flow' ? program.subflows.get(id) : undefined;
    if (subflow === undefined) continue;
    // Names are the other flow's own; what the call brings along is not.
    for (const fact of live.get(stepKey(subflow.version, subflow.start)) ?? [])
      if (/^(@|clock:)/.test(fact)) own.add(fact);
  }
  return own;
}

const clockPrefix = 'clock:';

function clockFact(version: string, node: string): string {
  return `${clockPrefix}${stepKey(version, node)}`;
}

function factOf(name: string): string {
  const [root, field] = name.split('.');
  if (root === 'now') return marks.now;
  if (root === 'caller') return marks.caller;
  if (root === 'called') return marks.called;
  // A step that only the call can tell may be any.
  if (root === 'steps' && field === '*') return 'steps';
  if (root !== 'call') return name.split('.').slice(0, 3).join('.');
  if (field === 'to') return marks.called;
  return field === 'id' ? marks.call : marks.caller;
}

function followers(program: Program, node: ProgramNode, probing: Probing): string[] {
  const goesBack = probing.of.get(stepKey(program.version, node.id))?.goesBack === true;
  const points = goesBack
    ? [...program.nodes.values()].filter(({ schema }) => schema.returnPoint === true)
    : [];
  return [...new Set([...node.wires.values(), ...points.map(({ id }) => id)])];
}

function handlersOf(program: Program): string[] {
  const wires = program.nodes.get(program.start)?.wires;
  return [handlerPorts.error, handlerPorts.hangUp].flatMap((port) => wires?.get(port) ?? []);
}
