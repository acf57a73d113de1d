import * as Y from 'yjs';
import type { EditOrigin } from './edit.ts';
import { type FlowDoc, root, roots } from './flow-doc.ts';

/**
 * Takes back the edits of one origin and no others'. `step(name)` begins a new step of undo, unless the one before had the same name
 * and was less than a second ago, as when somebody types into a field. `null` always begins a new one.
 */
export type History = {
  step: (name: string | null) => void;
  undo: () => void;
  redo: () => void;
  canUndo: () => boolean;
  canRedo: () => boolean;
  close: () => void;
};

export function createHistory(doc: FlowDoc, origin: EditOrigin): History {
  const manager = new Y.UndoManager(
    roots.map((name) => root(doc, name)),
    { trackedOrigins: new Set([origin]), captureTimeout: sameStepMs },
  );
  let last: string | null = null;
  const begin = () => {
    manager.stopCapturing();
    last = null;
  };
  return {
    step: (name) => {
      if (name === null || name !== last) manager.stopCapturing();
      last = name;
    },
    undo: () => {
      begin();
      manager.undo();
    },
    redo: () => {
      begin();
      manager.redo();
    },
    canUndo: () => manager.canUndo(),
    canRedo: () => manager.canRedo(),
    close: () => manager.destroy(),
  };
}

const sameStepMs = 1_000;
