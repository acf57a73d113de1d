'use client';

import { X } from 'lucide-react';
import { type ReactNode, useContext } from 'react';
import { type Dock, useEditor } from '#components/editor/editor-store.ts';
import { Handset } from '#components/simulator/handset.tsx';
import { ScenarioPanel } from '#components/simulator/scenarios/scenario-panel.tsx';
import { SimulatorContext, useSimulator } from '#components/simulator/simulator-context.ts';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Tabs } from '#components/ui/tabs.tsx';

const parts: readonly { id: Dock; label: string; part: () => ReactNode }[] = [
  { id: 'phone', label: 'Phone', part: PhonePart },
  { id: 'tests', label: 'Tests', part: TestsPart },
];

/** The handset and what belongs to it, beside the canvas. */
export function TryDock() {
  const dock = useEditor((state) => state.dock);
  const ready = useContext(SimulatorContext) !== null;
  const { show } = useEditor.getState();
  return (
    <div className="relative h-full bg-canvas">
      <div className="absolute top-0.5 right-1.5 z-10">
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
    </div>
  );
}

function PhonePart() {
  return (
    <div className="flex h-full justify-center p-3">
      <Handset />
    </div>
  );
}

function TestsPart() {
  const { scenarios } = useSimulator();
  return scenarios === null ? null : <ScenarioPanel store={scenarios} />;
}

function Waiting() {
  return (
    <p role="status" className="p-4 text-quiet">
      Getting the telephone ready…
    </p>
  );
}
