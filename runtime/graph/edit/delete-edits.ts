import { done, type Edited, type EditOrigin, refuse } from './edit.ts';
import { edgeOf, type FlowDoc, root } from './flow-doc.ts';
import { readNotes } from './to-document.ts';
import { writeNotes } from './write-document.ts';

/** Ids of what stands on the canvas. */
export type Parts = { nodes: readonly string[]; notes: readonly string[] };

/** Deletes steps with their wires, and notes, as far as they are there. One step of undo. */
export function deleteParts(doc: FlowDoc, origin: EditOrigin, parts: Parts): Edited {
  const [nodes, edges, notes] = [root(doc, 'nodes'), root(doc, 'edges'), readNotes(doc)];
  const gone = new Set(parts.nodes.filter((id) => nodes.has(id)));
  const rest = notes.filter(({ id }) => !parts.notes.includes(id));
  if (gone.size === 0 && rest.length === notes.length) return refuse('not-found');
  doc.transact(() => {
    for (const id of gone) nodes.delete(id);
    for (const [key, to] of [...edges]) {
      if (gone.has(edgeOf(key).from) || (typeof to === 'string' && gone.has(to))) edges.delete(key);
    }
    if (rest.length < notes.length) writeNotes(doc, rest);
  }, origin);
  return done;
}
