import type { FlowDocument } from '#runtime/contract/flow.ts';
import { checkedData, type Reference } from '#runtime/contract/node.ts';
import { compile } from '#runtime/graph/compile.ts';

/** What the steps of a document refer to, of one kind: ids of flows, schedules or sounds, names of secrets. */
export function referencesOf(document: FlowDocument, wanted: Reference['kind']): string[] {
  const program = compile(document, { version: '', flow: '' });
  const ids = [...program.nodes.values()].flatMap(({ schema, data }) =>
    schema.references(checkedData(data)).flatMap(({ kind, id }) => (kind === wanted ? [id] : [])),
  );
  return [...new Set(ids)];
}
