import type { Program, ProgramNode } from './program.ts';

/** The ids that can be reached from some, these included; `next` gives the neighbours of one. */
export function reach(from: Iterable<string>, next: (id: string) => Iterable<string>): Set<string> {
  const reached = new Set(from);
  // A set's iteration also visits what is added on the way.
  for (const id of reached) {
    for (const neighbour of next(id)) reached.add(neighbour);
  }
  return reached;
}

/** The nodes that a call can come to, handlers included. */
export function reachable(program: Program): Set<string> {
  const starts = [...program.nodes.values()].filter(({ schema }) => schema.group === 'start');
  return reach(
    starts.map(({ id }) => id),
    (id) => wiredTo(program.nodes.get(id)),
  );
}

export function wiredTo(node: ProgramNode | undefined): Iterable<string> {
  return node === undefined ? [] : node.wires.values();
}
