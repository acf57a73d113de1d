'use client';

import {
  type AriaLabelConfig,
  Background,
  BackgroundVariant,
  Controls,
  type Edge,
  MiniMap,
  ReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import type { DrawnFlow, DrawnStep } from '#components/flow/drawn-flow.ts';
import { FollowCall } from '#components/flow/follow-call.tsx';
import { NoteCard, type NoteNode } from '#components/flow/note-card.tsx';
import { OpeningView } from '#components/flow/opening-view.tsx';
import { StepCard, type StepNode } from '#components/flow/step-card.tsx';
import { Wire } from '#components/flow/wire.tsx';

const nodeTypes = { step: StepCard, note: NoteCard };
const edgeTypes = { wire: Wire };

/** From here on a flow is larger than most screens, and a map helps to find the way. */
const mapFrom = 10;

/** React Flow's own words speak of moving and deleting. */
const showWires = 'Press Enter to show its wires, Escape to leave it.';

const spoken: Partial<AriaLabelConfig> = {
  'node.a11yDescription.default': showWires,
  'node.a11yDescription.keyboardDisabled': showWires,
  'controls.ariaLabel': 'View',
  'controls.zoomIn.ariaLabel': 'Larger',
  'controls.zoomOut.ariaLabel': 'Smaller',
  'controls.fitView.ariaLabel': 'Show all steps',
  'minimap.ariaLabel': 'Map of the flow',
};

/** Draws a stored flow; steps can be looked at one by one with the keyboard, and the view moved and scaled. */
export function FlowCanvas({ flow, name }: { flow: DrawnFlow; name: string }) {
  const nodes = useMemo(() => [...flow.notes.map(noteNode), ...flow.steps.map(stepNode)], [flow]);
  const edges = useMemo(() => flow.wires.map(edgeOf), [flow]);
  const [first] = flow.steps;
  return (
    <ReactFlow
      aria-label={`Steps of ${name}`}
      ariaLabelConfig={spoken}
      defaultNodes={nodes}
      defaultEdges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      nodesDraggable={false}
      nodesConnectable={false}
      edgesFocusable={false}
      deleteKeyCode={null}
      minZoom={0.1}
      maxZoom={2}
    >
      {first && <OpeningView first={first.id} />}
      <FollowCall />
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.5} />
      <Controls
        showInteractive={false}
        position="bottom-left"
        orientation="horizontal"
        fitViewOptions={{ padding: 0.06, maxZoom: 1 }}
      />
      {flow.steps.length >= mapFrom && (
        <MiniMap<StepNode | NoteNode>
          pannable
          zoomable
          className="hidden sm:block"
          nodeClassName={mapClass}
          nodeBorderRadius={24}
          nodeStrokeWidth={4}
        />
      )}
    </ReactFlow>
  );
}

function stepNode(step: DrawnStep): StepNode {
  const outcomes = step.outcomes.map(
    ({ key, label, leadsTo }) =>
      `${key === null ? '' : `${key} `}${label}${leadsTo === null ? '' : ` → ${leadsTo}`}`,
  );
  const ariaLabel = [`${step.name}: ${step.kindTitle}`, ...step.lines, outcomes.join('; ')]
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
  return { id: `${from}:${port}`, type: 'wire', source: from, sourceHandle: port, target: to };
}

function mapClass(node: StepNode | NoteNode): string {
  return node.type === 'step' ? `group-tile group-${node.data.step.group}` : 'map-note';
}
