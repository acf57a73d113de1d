'use client';

import {
  type AriaLabelConfig,
  Background,
  BackgroundVariant,
  type Connection,
  type Edge,
  type FinalConnectionState,
  MiniMap,
  ReactFlow,
  SelectionMode,
  useReactFlow,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { type DragEvent, useMemo } from 'react';
import { AddHere } from '#components/editor/canvas/add-here.tsx';
import { CanvasControls } from '#components/editor/canvas/canvas-controls.tsx';
import { EditableNote } from '#components/editor/canvas/editable-note.tsx';
import { EditableStep } from '#components/editor/canvas/editable-step.tsx';
import { useCanvasNodes } from '#components/editor/canvas/use-canvas-nodes.ts';
import { useDrawnFlow } from '#components/editor/drawing.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { dragType } from '#components/editor/palette/drag-type.ts';
import { useCommands } from '#components/editor/use-commands.ts';
import { cardWidth } from '#components/flow/drawn-flow.ts';
import { FollowCall } from '#components/flow/follow-call.tsx';
import { OpeningView } from '#components/flow/opening-view.tsx';
import { Wire } from '#components/flow/wire.tsx';
import type { Outcome } from '#runtime/graph/edit/wire-edits.ts';

const nodeTypes = { step: EditableStep, note: EditableNote };
const edgeTypes = { wire: Wire };

/** From here on a flow is larger than most screens, and a map helps to find the way. */
const mapFrom = 10;

const spoken: Partial<AriaLabelConfig> = {
  'node.a11yDescription.default':
    'Press Enter to open it, the arrow keys to move it, C to connect it, Delete to delete it.',
  'edge.a11yDescription.default': 'Press Enter to choose this wire, Delete to remove it.',
  'minimap.ariaLabel': 'Map of the flow',
};

/** The canvas: steps are dragged here from the palette, wired, moved and chosen. */
export function Canvas({ name }: { name: string }) {
  const { nodes, onNodesChange } = useCanvasNodes();
  const { steps, wires } = useDrawnFlow();
  const { screenToFlowPosition } = useReactFlow();
  const { addStep, connect, disconnect } = useCommands();
  const { chooseWire, show } = useEditor.getState();
  const chosenWire = useEditor((state) => state.chosenWire);
  const docked = useEditor((state) => state.dock !== null);
  const starts = useMemo(
    () => new Set(steps.filter(({ group }) => group === 'start').map(({ id }) => id)),
    [steps],
  );
  const edges = useMemo(
    () =>
      wires.map(
        ({ from, port, to }): Edge => ({
          id: `${from}:${port}`,
          type: 'wire',
          source: from,
          sourceHandle: port,
          target: to,
          selected: chosenWire?.from === from && chosenWire.port === port,
          reconnectable: 'target',
        }),
      ),
    [wires, chosenWire],
  );
  const [first] = steps;

  /** A wire let go where no handle is: on a card it leads there, on the empty canvas it asks what shall stand there. */
  const letGo = (event: MouseEvent | TouchEvent, { isValid, fromHandle, fromNode }: FinalConnectionState) => {
    if (isValid === true || !fromNode || fromHandle?.type !== 'source' || !fromHandle.id) return;
    const outcome = { from: fromNode.id, port: fromHandle.id };
    const at = pointOf(event);
    const card = stepAt(at);
    if (card !== null && !starts.has(card)) return void connect(outcome, card);
    if (card !== null) return;
    const { x, y } = screenToFlowPosition(at);
    show({ adding: { outcome, at, position: { x: Math.round(x), y: Math.round(y - 26) } } });
  };

  const onDrop = (event: DragEvent) => {
    const kind = event.dataTransfer.getData(dragType);
    if (kind === '') return;
    event.preventDefault();
    const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    addStep(kind, { position: { x: Math.round(x - cardWidth / 2), y: Math.round(y - 26) } });
  };

  return (
    <>
      <ReactFlow
        className="editing"
        aria-label={`Steps of ${name}`}
        tabIndex={-1}
        ariaLabelConfig={spoken}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onConnect={(connection) => {
          const outcome = outcomeOf(connection);
          if (outcome) connect(outcome, connection.target);
        }}
        onConnectEnd={letGo}
        onReconnect={(_, connection) => {
          const outcome = outcomeOf(connection);
          if (outcome) connect(outcome, connection.target);
        }}
        onReconnectEnd={(...[event, edge, , { isValid }]) => {
          const outcome = wireOf(edge);
          if (isValid === true || outcome === null) return;
          const card = stepAt(pointOf(event));
          if (card === null) disconnect(outcome);
          else if (!starts.has(card)) connect(outcome, card);
        }}
        onEdgeClick={(_, edge) => chooseWire(wireOf(edge))}
        onPaneClick={() => chooseWire(null)}
        onNodeDoubleClick={() => {
          show({ inspectorOpen: true });
          requestAnimationFrame(() => document.getElementById('inspector')?.focus());
        }}
        isValidConnection={({ target }) => !starts.has(target)}
        onDrop={onDrop}
        onDragOver={(event) => {
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
        }}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        deleteKeyCode={null}
        connectionRadius={32}
        reconnectRadius={14}
        edgesFocusable={false}
        snapToGrid
        snapGrid={[10, 10]}
        minZoom={0.1}
        maxZoom={2}
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements={nodes.length > 300}
      >
        {first && <OpeningView first={first.id} />}
        <FollowCall />
        <Background variant={BackgroundVariant.Dots} gap={20} size={1.5} />
        <CanvasControls />
        {steps.length >= mapFrom && !docked && (
          <MiniMap
            pannable
            zoomable
            className="hidden xl:block"
            nodeClassName={({ type }) => (type === 'note' ? 'map-note' : 'map-step')}
            nodeBorderRadius={24}
            nodeStrokeWidth={4}
          />
        )}
      </ReactFlow>
      <AddHere />
    </>
  );
}

function outcomeOf({ source, sourceHandle }: Connection): Outcome | null {
  return sourceHandle ? { from: source, port: sourceHandle } : null;
}

function wireOf({ source, sourceHandle }: Edge): Outcome | null {
  return sourceHandle ? { from: source, port: sourceHandle } : null;
}

function pointOf(event: MouseEvent | TouchEvent): { x: number; y: number } {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}

/** The step whose card is at this point of the window. */
function stepAt({ x, y }: { x: number; y: number }): string | null {
  const card = document.elementFromPoint(x, y)?.closest('.react-flow__node-step');
  return card?.getAttribute('data-id') ?? null;
}
