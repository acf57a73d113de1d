'use client';

import { useEditor } from '#components/editor/editor-store.ts';
import { useCoverageOf } from '#components/simulator/coverage/use-coverage.ts';
import { useSimulator } from '#components/simulator/simulator-context.ts';
import { Switch } from '#components/ui/switch.tsx';

/** How much of the flow is tried, and the switch that marks it on the canvas. */
export function CoverageBar() {
  const coverage = useCoverageOf(useSimulator());
  const shown = useEditor((state) => state.coverage);
  const percent = coverage?.percent ?? 0;
  return (
    <div className="space-y-2 rounded-control border border-line bg-panel p-2.5">
      <Switch
        label={coverage === null ? 'How much is tried' : `${percent} % tried`}
        help="By the tests and the call in the handset. On: each outcome is marked on the canvas."
        checked={shown}
        onChange={(coverageShown) => useEditor.getState().show({ coverage: coverageShown })}
      />
      <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-canvas">
        <div className="h-full bg-accent" style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}
