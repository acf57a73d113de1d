import { callOrder } from '#components/flow/call-order.ts';
import { drawStep } from '#components/flow/draw-step.ts';
import type { DrawnFlow, DrawnStep } from '#components/flow/drawn-flow.ts';
import type { Words } from '#components/flow/words.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';

/** Puts the words of each step's kind into a flow, so that it can be drawn. */
export function drawFlow(document: FlowDocument, words: Readonly<Record<string, Words>>): DrawnFlow {
  const { nodes, edges } = document;
  const leads = new Map(edges.map(({ from, port, to }) => [`${from}:${port}`, nodes[to]?.name ?? null]));
  const drawn = Object.entries(nodes).map(([id, node]) =>
    drawStep(node, {
      id,
      leadsTo: (port) => leads.get(`${id}:${port}`) ?? null,
      words: words[node.kind] ?? {},
    }),
  );
  return arrangeFlow(document, drawn);
}

/** Steps that are drawn already, in the order of a call, with the wires that lead between them. */
export function arrangeFlow(
  { nodes, edges, notes }: Pick<FlowDocument, 'nodes' | 'edges' | 'notes'>,
  drawn: readonly DrawnStep[],
): DrawnFlow {
  const steps = new Map(drawn.map((step) => [step.id, step]));
  const starts = drawn.filter(({ group }) => group === 'start').map(({ id }) => id);
  // The first of two wires counts, and outcomes stand in the order of the card: that of stored wires says nothing.
  const wireOf = new Map(edges.toReversed().map((wire) => [`${wire.from}:${wire.port}`, wire]));
  const wires = drawn.flatMap(({ id, outcomes }) =>
    outcomes.flatMap((outcome) => wireOf.get(`${id}:${outcome.id}`) ?? []),
  );
  return {
    steps: callOrder({ nodes, edges: wires }, starts).flatMap((id) => steps.get(id) ?? []),
    wires: wires.filter(({ to }) => steps.has(to)),
    notes,
  };
}
