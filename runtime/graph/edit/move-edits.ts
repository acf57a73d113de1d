import { FlowNode } from '#runtime/contract/flow.ts';
import { documentProblems } from '../zod-problems.ts';
import { checkPart } from './check-part.ts';
import { done, type Edited, type EditOrigin, refuse } from './edit.ts';
import { type FlowDoc, root } from './flow-doc.ts';
import { readNode } from './read-node.ts';
import { readNotes } from './to-document.ts';
import { writeNode, writeNotes } from './write-document.ts';

type Positions = Readonly<Record<string, { x: number; y: number }>>;

/** By id, where what stands on the canvas shall stand. */
export type MovedParts = { nodes: Positions; notes: Positions };

/** Moves steps and notes, as far as they are there; all or none. One step of undo. */
export function moveParts(doc: FlowDoc, origin: EditOrigin, parts: MovedParts): Edited {
  const nodes: [string, FlowNode][] = [];
  for (const [id, position] of Object.entries(parts.nodes)) {
    const node = readNode(doc, id)?.node;
    if (node === undefined) continue;
    const parsed = FlowNode.shape.position.safeParse(position);
    if (!parsed.success) return refuse('invalid', documentProblems(parsed.error));
    nodes.push([id, { ...node, position: parsed.data }]);
  }
  const places = new Map(Object.entries(parts.notes));
  const before = readNotes(doc);
  const movesNotes = before.some(({ id }) => places.has(id));
  if (nodes.length === 0 && !movesNotes) return refuse('not-found');
  const notes = checkPart({
    notes: before.map((note) => ({ ...note, position: places.get(note.id) ?? note.position })),
  });
  if (!notes.ok) return refuse('invalid', notes.problems);
  doc.transact(() => {
    for (const [id, node] of nodes) writeNode(root(doc, 'nodes'), id, node);
    if (movesNotes) writeNotes(doc, notes.document.notes);
  }, origin);
  return done;
}
