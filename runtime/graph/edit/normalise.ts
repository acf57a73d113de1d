import type { FlowDocument } from '#runtime/contract/flow.ts';
import { fromDocument } from './from-document.ts';
import { toDocument } from './to-document.ts';

/** A flow as the shared document gives it: what dangles is left out, wires are in a fixed order. The same again stays the same. */
export function normalise(document: FlowDocument): FlowDocument {
  return toDocument(fromDocument(document));
}
