import * as Y from 'yjs';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { FlowDoc } from './flow-doc.ts';
import { writeDocument } from './write-document.ts';

/**
 * A shared document that stands for a flow. The same flow gives the same bytes, wherever it is made: two who convert one draft at once
 * have made the same document. Other flows come from another client, so that two never claim the same place.
 */
export function fromDocument(document: FlowDocument): FlowDoc {
  const doc = new Y.Doc();
  const own = doc.clientID;
  doc.clientID = hash(JSON.stringify(document));
  doc.transact(() => writeDocument(doc, document), importing);
  doc.clientID = own;
  return doc;
}

const importing = { author: '' };

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
