'use client';

import { useReactFlow } from '@xyflow/react';
import type { Position } from '#components/document/types.ts';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { focusCard } from '#components/editor/focus-card.ts';
import { freeName, freePlace, noteId } from '#components/editor/free-place.ts';
import { useUndoToast } from '#components/editor/use-undo-toast.ts';
import { useToasts } from '#components/ui/toasts.ts';
import type { Edited } from '#runtime/graph/edit/edit.ts';
import type { Outcome } from '#runtime/graph/edit/wire-edits.ts';

/** What people do to a flow, whether by mouse, menu or key: the edit, what is chosen afterwards, and the words for it. */
export function useCommands() {
  const { document, edit, undo, redo, canUndo, canRedo } = useFlowDocument();
  const tellWithUndo = useUndoToast();
  const { words } = useEditorFacts();
  const { screenToFlowPosition, fitView } = useReactFlow();
  const { choose, chooseWire, announce, show } = useEditor.getState();
  const nameOf = (id: string) => document.nodes[id]?.name ?? 'The step';

  const told = (edited: Edited, text: string) => {
    if (edited.ok) announce(text);
    else {
      const [problem] = edited.problems;
      useToasts
        .getState()
        .show({ tone: 'error', text: refusals[edited.code] + (problem ? ` (${problem.code})` : '') });
    }
    return edited.ok;
  };

  const bringIntoView = (id: string) =>
    requestAnimationFrame(() => void fitView({ nodes: [{ id }], maxZoom: 1, minZoom: 0.7, duration: 150 }));

  const addStep = (kind: string, wish: { position?: Position; outcome?: Outcome } = {}) => {
    const title = words[kind]?.['title'];
    const name = freeName(typeof title === 'string' ? title : kind, document);
    const { chosen } = useEditor.getState();
    const beside = wish.outcome?.from ?? chosen[0];
    const position =
      wish.position ??
      freePlace(
        Object.values(document.nodes),
        beside === undefined ? undefined : document.nodes[beside]?.position,
        viewCentre(screenToFlowPosition),
      );
    const added = edit.addNode({
      kind,
      name,
      position,
      ...(wish.outcome ? { after: wish.outcome } : {}),
    });
    show({ adding: null, connecting: null });
    if (!added.ok) return void told(added, '');
    choose([added.id]);
    show({ inspectorOpen: true });
    focusCard(added.id);
    announce(`Added ${name}${wish.outcome ? ` after ${nameOf(wish.outcome.from)}` : ''}.`);
    if (wish.position === undefined) bringIntoView(added.id);
  };

  const connect = (outcome: Outcome, to: string) => {
    show({ connecting: null, adding: null });
    return told(edit.wire({ ...outcome, to }), `${nameOf(outcome.from)} leads to ${nameOf(to)} now.`);
  };

  const disconnect = (outcome: Outcome) => {
    chooseWire(null);
    return told(edit.unwire(outcome), `The wire from ${nameOf(outcome.from)} is gone.`);
  };

  const remove = () => {
    const { chosen, chosenWire } = useEditor.getState();
    if (chosenWire) return void disconnect(chosenWire);
    const steps = chosen.filter((id) => document.nodes[id]);
    const notes = chosen.flatMap((id) => noteId(id) ?? []);
    const count = steps.length + notes.length;
    if (count === 0) return;
    const isStep = count === 1 && steps.length === 1;
    const what = isStep ? nameOf(steps[0] ?? '') : counted(steps.length, notes.length);
    if (!told(edit.deleteParts({ nodes: steps, notes }), `Deleted ${what}.`)) return;
    choose([]);
    keepFocusOnCanvas();
    if (count > 1) tellWithUndo(`${what} deleted.`);
  };

  const duplicate = () => {
    const steps = useEditor.getState().chosen.filter((id) => document.nodes[id]);
    if (steps.length === 0) return;
    const copied = edit.duplicateNodes(steps, { x: 40, y: 60 });
    if (!copied.ok) return void told(copied, '');
    choose(copied.ids);
    focusCard(copied.ids[0] ?? '');
    announce(
      steps.length === 1 ? `Duplicated ${nameOf(steps[0] ?? '')}.` : `Duplicated ${steps.length} steps.`,
    );
  };

  const addNote = () => {
    const covering = [...Object.values(document.nodes), ...document.notes];
    const position = freePlace(covering, undefined, viewCentre(screenToFlowPosition));
    const added = edit.addNote({ text: '', position, size: { width: 220, height: 80 } });
    if (!added.ok) return void told(added, '');
    const card = `note:${added.id}`;
    choose([card]);
    show({ inspectorOpen: true });
    announce('Added a note. Write it in the panel at the right.');
    bringIntoView(card);
  };

  return {
    addStep,
    addNote,
    connect,
    disconnect,
    remove,
    duplicate,
    chooseAll: () => {
      const steps = Object.keys(document.nodes);
      const notes = document.notes.map(({ id }) => `note:${id}`);
      choose([...steps, ...notes]);
      announce(`${counted(steps.length, notes.length)} chosen.`);
    },
    undo: () => {
      if (!canUndo) return announce('There is nothing to undo.');
      undo();
      announce('Undone.');
    },
    redo: () => {
      if (!canRedo) return announce('There is nothing to do again.');
      redo();
      announce('Done again.');
    },
  };
}

const refusals: Readonly<Record<(Edited & { ok: false })['code'], string>> = {
  loading: 'The flow is still being opened. Try again in a moment.',
  'not-found': 'Somebody has deleted it meanwhile.',
  taken: 'That name is taken already.',
  invalid: 'That is not possible here.',
  'unknown-kind': 'This Ringtree does not know that kind of step.',
  'too-many': 'There are too many of them already.',
};

/** `2 steps and 1 note`, without what there is none of. */
function counted(steps: number, notes: number): string {
  const words = [steps === 1 ? '1 step' : `${steps} steps`, notes === 1 ? '1 note' : `${notes} notes`];
  return words.filter((word) => !word.startsWith('0 ')).join(' and ');
}

/** What had the focus may be gone with what was deleted: then the next Tab leads to the first card. */
function keepFocusOnCanvas(): void {
  requestAnimationFrame(() => {
    const { activeElement, body } = globalThis.document;
    if (activeElement === body)
      globalThis.document.querySelector<HTMLElement>('.react-flow')?.focus({ preventScroll: true });
  });
}

/** The middle of what is seen of the canvas. */
function viewCentre(toFlow: (at: Position) => Position): Position {
  const box = globalThis.document.querySelector('.react-flow')?.getBoundingClientRect();
  return box ? toFlow({ x: box.left + box.width / 2, y: box.top + box.height / 2 }) : { x: 0, y: 0 };
}
