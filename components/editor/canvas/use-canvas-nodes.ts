'use client';

import { applyNodeChanges, type NodeChange } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Position } from '#components/document/types.ts';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import type { StepOnCanvas } from '#components/editor/canvas/editable-step.tsx';
import { useDrawnFlow } from '#components/editor/drawing.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { noteId } from '#components/editor/free-place.ts';
import { useProblems } from '#components/editor/problems.tsx';
import type { DrawnFlow, DrawnStep } from '#components/flow/drawn-flow.ts';
import type { NoteNode } from '#components/flow/note-card.tsx';

export type CanvasNode = StepOnCanvas | NoteNode;

/**
 * The cards of the canvas. The document says where they stand; while one is dragged the canvas does, and tells the document at the
 * end. What is chosen is the editor's.
 */
export function useCanvasNodes() {
  const { edit } = useFlowDocument();
  const drawing = useDrawnFlow();
  const marks = useMarks();
  const chosen = useEditor((state) => state.chosen);
  const choose = useEditor((state) => state.choose);
  const [nodes, setNodes] = useState<CanvasNode[]>(() => merge([], { drawing, marks, chosen }));

  useEffect(() => setNodes((old) => merge(old, { drawing, marks, chosen })), [drawing, marks, chosen]);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      setNodes((old) =>
        applyNodeChanges(
          changes.filter(({ type }) => type !== 'remove' && type !== 'select'),
          old,
        ),
      );
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length > 0) {
        const now = new Set(useEditor.getState().chosen);
        for (const { id, selected } of selects) now[selected ? 'add' : 'delete'](id);
        choose([...now]);
      }
      const moved = changes.flatMap((change): [string, Position][] =>
        change.type === 'position' && change.dragging === false && change.position
          ? [[change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) }]]
          : [],
      );
      if (moved.length === 0) return;
      const nodes = moved.filter(([id]) => noteId(id) === null);
      const notes = moved.flatMap(([id, position]) => {
        const note = noteId(id);
        return note === null ? [] : [[note, position] as const];
      });
      edit.moveParts({ nodes: Object.fromEntries(nodes), notes: Object.fromEntries(notes) });
    },
    [choose, edit],
  );
  return { nodes, onNodesChange };
}

type Marks = ReadonlyMap<string, 'error' | 'warning'>;

/** The worst problem of each step. */
function useMarks(): Marks {
  const problems = useProblems();
  return useMemo(() => {
    const marks = new Map<string, 'error' | 'warning'>();
    for (const { node, severity } of problems) {
      if (node !== null && marks.get(node) !== 'error') marks.set(node, severity);
    }
    return marks;
  }, [problems]);
}

type Shown = { drawing: DrawnFlow; marks: Marks; chosen: readonly string[] };

function merge(old: readonly CanvasNode[], { drawing, marks, chosen }: Shown): CanvasNode[] {
  const known = new Map(old.map((node) => [node.id, node]));
  const isChosen = new Set(chosen);
  const notes = drawing.notes.map((note): CanvasNode => {
    const id = `note:${note.id}`;
    const before = known.get(id);
    const selected = isChosen.has(id);
    const position = before?.dragging ? before.position : note.position;
    if (before?.type === 'note' && before.data.note === note && before.selected === selected) return before;
    return {
      ...before,
      id,
      type: 'note',
      position,
      selected,
      data: { note },
      ariaLabel: `Note: ${note.text}`,
    };
  });
  const steps = drawing.steps.map((step): CanvasNode => {
    const { id } = step;
    const before = known.get(id);
    const mark = marks.get(id) ?? null;
    const selected = isChosen.has(id);
    const position = before?.dragging ? before.position : step.position;
    const same =
      before?.type === 'step' &&
      before.data.step === step &&
      before.data.mark === mark &&
      before.selected === selected;
    if (same) return before;
    return {
      ...before,
      id,
      type: 'step',
      position,
      selected,
      data: { step, mark },
      ariaLabel: spoken(step, mark),
    };
  });
  return [...notes, ...steps];
}

function spoken({ name, kindTitle, lines, outcomes }: DrawnStep, mark: 'error' | 'warning' | null): string {
  const leads = outcomes.map(
    ({ key, label, leadsTo }) =>
      `${key === null ? '' : `${key} `}${label}${leadsTo === null ? '' : ` → ${leadsTo}`}`,
  );
  const problem = mark === null ? '' : mark === 'error' ? 'Has an error' : 'Has a warning';
  return [`${name}: ${kindTitle}`, problem, ...lines, leads.join('; ')]
    .filter((part) => part !== '')
    .join('. ');
}
