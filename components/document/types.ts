import type { FlowDocument, FlowEdge, FlowNote, FlowSettings, FlowVariable } from '#runtime/contract/flow.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import type { Parts } from '#runtime/graph/edit/delete-edits.ts';
import type { Edited, Refused } from '#runtime/graph/edit/edit.ts';
import type { MovedParts } from '#runtime/graph/edit/move-edits.ts';
import type { NewNode } from '#runtime/graph/edit/node-edits.ts';
import type { Outcome } from '#runtime/graph/edit/wire-edits.ts';

/**
 * The document as the page works with it: what `useFlowDocument()` gives below
 * `<SharedFlowProvider flow={id} author={name} initial={document}>`. `initial` is shown until the shared one is there.
 */
export type SharedFlow = {
  /** Sound at every moment: `parseFlow` takes it. What did not change since the last render is the same object. */
  document: FlowDocument;
  status: SaveStatus;
  /** Why it is not saved, for a person to read; null when all is well. */
  trouble: string | null;
  edit: BoundEdits;
  undo: () => void;
  redo: () => void;
  /** Calls back once, before this person's next edit, undo or redo. */
  beforeNext: (listener: () => void) => void;
  canUndo: boolean;
  canRedo: boolean;
  notices: Notice[];
  /** Throws away what was not saved and starts from what the server has: the way out of `error`. */
  discardUnsaved: () => void;
};

/**
 * `offline`: edits go on and are kept in the browser until the server is back. `error`: the server refuses what was done here
 * (`trouble` says why); nothing more is saved.
 */
export type SaveStatus = 'loading' | 'saved' | 'saving' | 'offline' | 'error';

/** Something that happened to one's own work and can be taken back. */
export type Notice = {
  id: string;
  kind: 'edited-step-deleted';
  stepName: string;
  /** Puts the step and its wires back as they were, and closes the notice. */
  restore: () => void;
  dismiss: () => void;
};

/** An edit that makes something gives its id. */
export type Made = { ok: true; id: string } | Refused;

export type Position = { x: number; y: number };

/**
 * Where a value is in a step's data: names of fields, and of a list's items either the id (text) or the place (number):
 * `['options', 'sales', 'keys']` or `['options', 0, 'keys']`. A dotted text, as problems have it, counts places: `options.0.keys`.
 */
export type FieldPath = string | readonly (string | number)[];

/**
 * The only way to change a flow. Each call is one step of undo, except that setting one field again and again within a second
 * (as typing does) is a single one. None throws; one that is refused has changed nothing and says why.
 */
export type BoundEdits = {
  /** With the kind's own beginning unless given, and with the wire to it if it comes after an outcome. */
  addNode: (step: Omit<NewNode, 'id'>) => Made;
  /** Steps with their wires, and notes. */
  deleteParts: (parts: Parts) => Edited;
  /** Steps and notes by their ids; at the end of a drag. */
  moveParts: (parts: Partial<MovedParts>) => Edited;
  renameNode: (id: string, name: string) => Edited;
  /** Copies of steps and of the wires between them. */
  duplicateNodes: (ids: readonly string[], by: Position) => { ok: true; ids: string[] } | Refused;
  /** A port has one wire: another one before it is replaced. */
  wire: (wire: FlowEdge) => Edited;
  unwire: (outcome: Outcome) => Edited;
  /** `undefined` takes the value away, which leaves the field's default. */
  setField: (node: string, path: FieldPath, value: Json | undefined) => Edited;
  /** Before another item of the list; null adds it at the end. An `id` in it is kept, else it gets one. */
  addItem: (node: string, path: FieldPath, item: JsonObject, before: string | null) => Made;
  removeItem: (node: string, path: FieldPath, item: string) => Edited;
  /** Before another item of the same list; null moves it to the end. */
  moveItem: (node: string, path: FieldPath, move: { item: string; before: string | null }) => Edited;
  setSettings: (settings: Partial<FlowSettings>) => Edited;
  renameFlow: (name: string) => Edited;
  addVariable: (variable: FlowVariable) => Edited;
  changeVariable: (name: string, changes: Partial<FlowVariable>) => Edited;
  removeVariable: (name: string) => Edited;
  addNote: (note: Pick<FlowNote, 'text' | 'position' | 'size'>) => Made;
  changeNote: (id: string, changes: Partial<Pick<FlowNote, 'text' | 'position' | 'size'>>) => Edited;
  /** Makes the flow what a file says, by the smallest change that does it. */
  replaceDocument: (document: FlowDocument) => Edited;
};
