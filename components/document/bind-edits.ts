import { newId } from '#components/document/new-id.ts';
import type { BoundEdits, Made } from '#components/document/types.ts';
import { duplicateNodes } from '#runtime/graph/edit/copy-edits.ts';
import { addItem, moveItem, removeItem, setField } from '#runtime/graph/edit/data-edits.ts';
import { deleteParts } from '#runtime/graph/edit/delete-edits.ts';
import { type Edited, type EditOrigin, refuse } from '#runtime/graph/edit/edit.ts';
import { idOf } from '#runtime/graph/edit/field-path.ts';
import type { FlowDoc } from '#runtime/graph/edit/flow-doc.ts';
import { renameFlow, replaceDocument, setSettings } from '#runtime/graph/edit/flow-edits.ts';
import { moveParts } from '#runtime/graph/edit/move-edits.ts';
import { addNode, renameNode } from '#runtime/graph/edit/node-edits.ts';
import { addNote, changeNote } from '#runtime/graph/edit/note-edits.ts';
import { addVariable, changeVariable, removeVariable } from '#runtime/graph/edit/variable-edits.ts';
import { unwire, wire } from '#runtime/graph/edit/wire-edits.ts';

export type EditTarget = {
  /** null while there is nothing to edit. */
  doc: () => FlowDoc | null;
  origin: EditOrigin;
  /** Before each edit: one with the same name as the one before may go into the same step of undo. */
  step: (name: string | null) => void;
  /** After each: the steps whose contents it changed. */
  edited: (nodes: readonly string[]) => void;
};

type Edit = (doc: FlowDoc, origin: EditOrigin) => Edited;

/** The named edits, on one document in the name of one person. */
export function bindEdits({ doc, origin, step, edited }: EditTarget): BoundEdits {
  const run = (edit: Edit, name: string | null, nodes: readonly string[] = []): Edited => {
    const target = doc();
    if (target === null) return refuse('loading');
    step(name);
    const result = edit(target, origin);
    if (result.ok) edited(nodes);
    return result;
  };
  const make = (id: string, result: Edited): Made => (result.ok ? { ok: true, id } : result);
  const key = (...parts: unknown[]): string => JSON.stringify(parts);

  return {
    addNode: (node) => {
      const id = newId();
      return make(
        id,
        run((target, by) => addNode(target, by, { ...node, id }), null, [id]),
      );
    },
    deleteParts: (parts) => run((target, by) => deleteParts(target, by, parts), null),
    moveParts: ({ nodes = {}, notes = {} }) =>
      run(
        (target, by) => moveParts(target, by, { nodes, notes }),
        key('move', Object.keys(nodes), Object.keys(notes)),
      ),
    renameNode: (id, name) =>
      run((target, by) => renameNode(target, by, { id, name }), key('rename', id), [id]),
    duplicateNodes: (ids, by) => {
      const copies = new Map(ids.map((id) => [id, newId()]));
      const made = [...copies.values()];
      const result = run((target, own) => duplicateNodes(target, own, { ids: copies, by }), null, made);
      return result.ok ? { ok: true, ids: made } : result;
    },
    wire: (edge) => run((target, by) => wire(target, by, edge), null),
    unwire: (edge) => run((target, by) => unwire(target, by, edge), null),
    setField: (node, path, value) =>
      run((target, by) => setField(target, by, { node, path, value }), key('set', node, path), [node]),
    addItem: (...[node, path, item, before]) => {
      const id = idOf(item) ?? newId();
      const edit: Edit = (target, by) => addItem(target, by, { node, path, item: { ...item, id }, before });
      return make(id, run(edit, null, [node]));
    },
    removeItem: (node, path, item) =>
      run((target, by) => removeItem(target, by, { node, path, item }), null, [node]),
    moveItem: (node, path, move) =>
      run((target, by) => moveItem(target, by, { node, path, ...move }), null, [node]),
    setSettings: (settings) =>
      run((target, by) => setSettings(target, by, settings), key('settings', Object.keys(settings))),
    renameFlow: (name) => run((target, by) => renameFlow(target, by, name), key('name')),
    addVariable: (variable) => run((target, by) => addVariable(target, by, variable), null),
    changeVariable: (name, changes) =>
      run(
        (target, by) => changeVariable(target, by, { name, changes }),
        key('variable', name, Object.keys(changes)),
      ),
    removeVariable: (name) => run((target, by) => removeVariable(target, by, name), null),
    addNote: (note) => {
      const id = newId();
      const { author } = origin;
      return make(
        id,
        run((target, by) => addNote(target, by, { ...note, id, author: author.slice(0, 80) }), null),
      );
    },
    changeNote: (id, changes) =>
      run((target, by) => changeNote(target, by, { id, changes }), key('note', id, Object.keys(changes))),
    replaceDocument: (document) => run((target, by) => replaceDocument(target, by, document), null),
  };
}
