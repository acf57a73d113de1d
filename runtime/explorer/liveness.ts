import { checkedData, handlerPorts } from '#runtime/contract/node.ts';
import type { Program, ProgramNode } from '#runtime/graph/program.ts';
import { namesReadBy, type Probing } from './probing.ts';
import { stepKey } from './programs-of.ts';

/**
 * By step, what can still matter to a call that stands there: names that a template of a later step reads (`vars.plan`,
 * `steps.menu.digits`), `clock:<step>` for a step that goes by the clock, and the marks below. Everything else may be forgotten.
 */
export type Liveness = ReadonlyMap<string, ReadonlySet<string>>;

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
  return live;
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
    const here = live.get(key(id)) ?? new Set();
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

export function clockFact(version: string, node: string): string {
  return `clock:${stepKey(version, node)}`;
}

function factOf(name: string): string {
  const [root, field] = name.split('.');
  if (root === 'now') return marks.now;
  if (root === 'caller') return marks.caller;
  if (root === 'called') return marks.called;
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
