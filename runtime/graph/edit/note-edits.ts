import type { FlowNote } from '#runtime/contract/flow.ts';
import { checkPart } from './check-part.ts';
import { done, type Edited, type EditOrigin, refuse } from './edit.ts';
import type { FlowDoc } from './flow-doc.ts';
import { readNotes } from './to-document.ts';
import { writeNotes } from './write-document.ts';

export type NoteChanges = Partial<Pick<FlowNote, 'text' | 'position' | 'size'>>;

export function addNote(doc: FlowDoc, origin: EditOrigin, note: FlowNote): Edited {
  const notes = readNotes(doc);
  if (notes.some(({ id }) => id === note.id)) return refuse('taken');
  return setNotes(doc, origin, [...notes, note]);
}

export function changeNote(
  doc: FlowDoc,
  origin: EditOrigin,
  { id, changes }: { id: string; changes: NoteChanges },
): Edited {
  const notes = readNotes(doc);
  if (!notes.some((note) => note.id === id)) return refuse('not-found');
  const changed = notes.map((note) => (note.id === id ? { ...note, ...changes } : note));
  return setNotes(doc, origin, changed);
}

function setNotes(doc: FlowDoc, origin: EditOrigin, notes: FlowNote[]): Edited {
  const check = checkPart({ notes });
  if (!check.ok) return refuse('invalid', check.problems);
  doc.transact(() => writeNotes(doc, check.document.notes), origin);
  return done;
}
