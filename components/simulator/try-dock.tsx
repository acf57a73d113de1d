'use client';

import { Share2, X } from 'lucide-react';
import { type ReactNode, useContext, useState } from 'react';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { type Dock, useEditor } from '#components/editor/editor-store.ts';
import { useRoomy } from '#components/editor/use-roomy.ts';
import { CallsPanel } from '#components/simulator/calls/calls-panel.tsx';
import { DetailsDrawer } from '#components/simulator/details-drawer.tsx';
import { ExplorerPanel } from '#components/simulator/explorer/explorer-panel.tsx';
import { Handset } from '#components/simulator/handset.tsx';
import { ScenarioPanel } from '#components/simulator/scenarios/scenario-panel.tsx';
import { ShareDialog } from '#components/simulator/share-dialog.tsx';
import { SimulatorContext, useSimulator } from '#components/simulator/simulator-context.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Tabs } from '#components/ui/tabs.tsx';

const parts: readonly { id: Dock; label: string; part: () => ReactNode }[] = [
  { id: 'phone', label: 'Phone', part: PhonePart },
  { id: 'tests', label: 'Tests', part: TestsPart },
  { id: 'explorer', label: 'Explore', part: ExplorePart },
  { id: 'calls', label: 'Calls', part: CallsPanel },
];

/** The handset and what belongs to it, beside the canvas. */
export function TryDock() {
  const dock = useEditor((state) => state.dock);
  const ready = useContext(SimulatorContext) !== null;
  const { show } = useEditor.getState();
  const { flow } = useEditorFacts();
  const [sharing, setSharing] = useState(false);
  return (
    <div className="relative h-full bg-canvas">
      <div className="absolute top-0.5 right-1.5 z-10 flex">
        <IconButton icon={Share2} label="A link for a colleague" onClick={() => setSharing(true)} />
        <IconButton icon={X} label="Close" onClick={() => show({ dock: null })} />
      </div>
      <Tabs
        label="Try it"
        fills
        value={dock ?? 'phone'}
        onChange={(id) => show({ dock: parts.find((one) => one.id === id)?.id ?? 'phone' })}
        tabs={parts.map(({ id, label, part: Part }) => ({
          id,
          label,
          content: ready ? <Part /> : <Waiting />,
        }))}
      />
      <ShareDialog flow={flow.id} open={sharing} onClose={() => setSharing(false)} />
    </div>
  );
}

/** Where there is no canvas, what lies behind the call is below the telephone. */
function PhonePart() {
  const roomy = useRoomy();
  return (
    <div className="flex h-full flex-col">
      <div className="flex min-h-0 grow justify-center p-3">
        <Handset />
      </div>
      {roomy === false && <DetailsDrawer begins="folded" />}
    </div>
  );
}

function TestsPart() {
  const { scenarios } = useSimulator();
  return scenarios === null ? null : <ScenarioPanel store={scenarios} />;
}

function ExplorePart() {
  const { scenarios } = useSimulator();
  return <ExplorerPanel scenarios={scenarios} />;
}

function Waiting() {
  return (
    <p role="status" className="p-4 text-quiet">
      Getting the telephone ready…
    </p>
  );
}
