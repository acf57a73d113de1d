import type { Problem } from '#runtime/contract/problem.ts';

/** Who edits. The same object for all edits of one person's session: undo goes by its identity. */
export type EditOrigin = { readonly author: string };

/** What became of an edit. A refused one has changed nothing. */
export type Edited = { ok: true } | Refused;

export type Refused = {
  ok: false;
  code: EditRefusal;
  /** What would be wrong with the step, setting, … that the edit asks for. */
  problems: Problem[];
};

export type EditRefusal =
  /** The document is not there yet. */
  | 'loading'
  /** There is no such step, item, note or variable (any more). */
  | 'not-found'
  /** The id or name is taken. */
  | 'taken'
  /** What it would become is nothing that Ringtree can read; `problems` say why. */
  | 'invalid'
  | 'unknown-kind'
  | 'too-many';

export const done: Edited = { ok: true };

export function refuse(code: EditRefusal, problems: Problem[] = []): Refused {
  return { ok: false, code, problems };
}
