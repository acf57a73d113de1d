import type { FlowDocument } from '#runtime/contract/flow.ts';

/** The name of a step by its id; of another flow's step, the id. */
export function stepNames({ nodes }: Pick<FlowDocument, 'nodes'>): (id: string) => string {
  return (id) => nodes[id]?.name ?? id;
}
