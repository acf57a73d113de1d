import type { FlowDocument } from '#runtime/contract/flow.ts';
import { fromDocument } from '#runtime/graph/edit/from-document.ts';
import { toDocument } from '#runtime/graph/edit/to-document.ts';
import { perform, type RandomEdit } from '#tests/document/random-edits.ts';

/** What a row of edits makes of a flow. */
export function editedFlow(document: FlowDocument, edits: readonly RandomEdit[]): FlowDocument {
  const doc = fromDocument(document);
  for (const edit of edits) perform(doc, { author: 'anna' }, edit);
  return toDocument(doc);
}
