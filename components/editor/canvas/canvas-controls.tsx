'use client';

import { Panel, useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus, Redo2, StickyNote, Undo2, WandSparkles } from 'lucide-react';
import { useFlowDocument } from '#components/document/use-flow-document.ts';
import { useTidyUp } from '#components/editor/canvas/use-tidy-up.ts';
import { useCommands } from '#components/editor/use-commands.ts';
import { IconButton } from '#components/ui/icon-button.tsx';

const moving = { duration: 160 };

/** View, order and history, at the lower left edge of the canvas. */
export function CanvasControls() {
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const { canUndo, canRedo } = useFlowDocument();
  const { undo, redo, addNote } = useCommands();
  const { tidyUp, tidying } = useTidyUp();
  return (
    <Panel position="bottom-left">
      <div
        role="toolbar"
        aria-label="Canvas"
        className="flex items-center gap-0.5 rounded-card border border-line bg-panel p-1 shadow-float"
      >
        <IconButton icon={Minus} label="Smaller" side="top" onClick={() => void zoomOut(moving)} />
        <IconButton icon={Plus} label="Larger" side="top" onClick={() => void zoomIn(moving)} />
        <IconButton
          icon={Maximize}
          label="Show all steps"
          keys="1"
          side="top"
          onClick={() => void fitView({ ...moving, padding: 0.06, maxZoom: 1 })}
        />
        <IconButton
          icon={WandSparkles}
          label="Tidy up"
          side="top"
          disabled={tidying}
          onClick={() => void tidyUp()}
        />
        <IconButton icon={StickyNote} label="Add a note" keys="N" side="top" onClick={addNote} />
        <IconButton icon={Undo2} label="Undo" keys="Ctrl Z" side="top" disabled={!canUndo} onClick={undo} />
        <IconButton
          icon={Redo2}
          label="Do again"
          keys="Ctrl Shift Z"
          side="top"
          disabled={!canRedo}
          onClick={redo}
        />
      </div>
    </Panel>
  );
}
