'use client';

import { CircleAlert, Plus, SlidersHorizontal, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useDrawnFlow } from '#components/editor/drawing.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { Palette } from '#components/editor/palette/palette.tsx';
import { useProblems } from '#components/editor/problems.tsx';
import { StepIcon } from '#components/flow/step-icon.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

/** Neither a step nor a note: its settings are the flow's. */
const wholeFlow = 'flow:';

/** The flow as a list, where there is no room to draw: steps in the order of a call, each with where it leads. */
export function Outline() {
  const { steps } = useDrawnFlow();
  const problems = useProblems();
  const [adding, setAdding] = useState(false);
  const { choose } = useEditor.getState();
  return (
    <div className="h-full overflow-y-auto bg-canvas p-3">
      <ul className="space-y-2">
        {steps.map(({ id, name, kindTitle, icon, group, lines, outcomes }) => {
          const own = problems.filter(({ node }) => node === id);
          const error = own.some(({ severity }) => severity === 'error');
          const Icon = error ? CircleAlert : TriangleAlert;
          return (
            <li key={id}>
              <button
                type="button"
                onClick={() => choose([id])}
                className="flex w-full cursor-pointer gap-3 rounded-card border border-line bg-panel p-3 text-left text-[13px]"
              >
                <StepIcon icon={icon} group={group} />
                <span className="min-w-0 grow">
                  <span className="flex items-center gap-2 font-[630]">
                    <span className="truncate">{name}</span>
                    {own.length > 0 && (
                      <Icon
                        size={15}
                        className={`shrink-0 ${error ? 'text-error' : 'text-warning'}`}
                        aria-label={error ? 'Has an error' : 'Has a warning'}
                      />
                    )}
                  </span>
                  <span className="block truncate text-quiet">{lines[0] ?? kindTitle}</span>
                  {outcomes
                    .filter(({ leadsTo }) => leadsTo !== null)
                    .map(({ id: port, key, label, leadsTo }) => (
                      <span key={port} className="mt-1 block truncate text-[12px] text-quiet">
                        {key !== null && `${key} · `}
                        {label} → <span className="text-text">{leadsTo}</span>
                      </span>
                    ))}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className="space-y-2 pt-3">
        <Button icon={Plus} wide onClick={() => setAdding(true)}>
          Add a step
        </Button>
        <Button icon={SlidersHorizontal} wide tone="quiet" onClick={() => choose([wholeFlow])}>
          Settings of the flow
        </Button>
      </div>
      <Dialog open={adding} onOpenChange={setAdding} title="Add a step">
        <Palette onAdded={() => setAdding(false)} />
      </Dialog>
    </div>
  );
}
