'use client';

import { Background, BackgroundVariant, Controls, type Edge, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import type { DrawnFlow } from '#components/flow/drawn-flow.ts';
import { NoteCard, type NoteNode } from '#components/flow/note-card.tsx';
import { StepCard, type StepNode } from '#components/flow/step-card.tsx';

const nodeTypes = { step: StepCard, note: NoteCard };

/** Draws a stored flow; steps can be looked at one by one with the keyboard, and the view moved and scaled. */
export function FlowCanvas({ flow, name }: { flow: DrawnFlow; name: string }) {
  const nodes = useMemo(() => [...flow.notes.map(noteNode), ...flow.steps.map(stepNode)], [flow]);
  const edges = useMemo(() => flow.wires.map(edgeOf), [flow]);
  return (
    <ReactFlow
      aria-label={`Steps of ${name}`}
      defaultNodes={nodes}
      defaultEdges={edges}
      nodeTypes={nodeTypes}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      colorMode="system"
      fitView
      fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
      minZoom={0.1}
      maxZoom={2}
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.5} />
      <Controls showInteractive={false} position="bottom-left" orientation="horizontal" />
    </ReactFlow>
  );
}

function stepNode(step: DrawnFlow['steps'][number]): StepNode {
  const outcomes = step.outcomes.map(({ label }) => label).join(', ');
  const ariaLabel = [`${step.name}: ${step.kindTitle}`, ...step.lines, outcomes && `Outcomes: ${outcomes}`]
    .filter((part) => part !== '')
    .join('. ');
  return {
    id: step.id,
    type: 'step',
    position: step.position,
    data: { step },
    ariaLabel,
  };
}

function noteNode(note: DrawnFlow['notes'][number]): NoteNode {
  return {
    id: `note:${note.id}`,
    type: 'note',
    position: note.position,
    data: { note },
    selectable: false,
    focusable: false,
  };
}

function edgeOf({ from, port, to }: DrawnFlow['wires'][number]): Edge {
  return { id: `${from}:${port}`, source: from, sourceHandle: port, target: to };
}
