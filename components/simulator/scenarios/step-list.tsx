'use client';

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { StepFields } from '#components/simulator/scenarios/step-fields.tsx';
import { isExpectation, kindOf, scenarioStepKinds } from '#components/simulator/scenarios/step-kinds.ts';
import { Button } from '#components/ui/button.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Select } from '#components/ui/select.tsx';
import { describeStep } from '#runtime/scenarios/describe-step.ts';
import type { ScenarioStep } from '#runtime/scenarios/scenario.ts';

type Properties = { steps: readonly ScenarioStep[]; onChange: (steps: ScenarioStep[]) => void };

/** The steps of a test in their order, each a sentence that opens to be changed. */
export function StepList({ steps, onChange }: Properties) {
  const [open, setOpen] = useState<number | null>(null);
  const replace = (place: number, step: ScenarioStep) => onChange(steps.with(place, step));
  const move = (place: number, to: number) => {
    const step = steps[place];
    if (step === undefined || to < 0 || to >= steps.length) return;
    onChange(steps.toSpliced(place, 1).toSpliced(to, 0, step));
    setOpen(null);
  };
  return (
    <div className="space-y-2">
      <h3 className="text-[13px]">Steps</h3>
      <ol className="divide-y divide-line rounded-control border border-line">
        {steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is nothing but its place
          <li key={place} className="px-2.5 py-1">
            <div className="flex items-center gap-1">
              <button
                type="button"
                aria-expanded={open === place}
                onClick={() => setOpen(open === place ? null : place)}
                className={`min-h-8 grow cursor-pointer rounded-control text-left wrap-anywhere ${isExpectation(step) ? 'text-accent-strong' : ''}`}
              >
                <span className="mr-2 text-quiet tabular-nums">{place + 1}</span>
                {describeStep(step)}
              </button>
              <IconButton
                icon={ArrowUp}
                label={`Earlier: step ${place + 1}`}
                disabled={place === 0}
                onClick={() => move(place, place - 1)}
              />
              <IconButton
                icon={ArrowDown}
                label={`Later: step ${place + 1}`}
                disabled={place === steps.length - 1}
                onClick={() => move(place, place + 1)}
              />
              <IconButton
                icon={Trash2}
                label={`Delete step ${place + 1}`}
                onClick={() => {
                  onChange(steps.toSpliced(place, 1));
                  setOpen(null);
                }}
              />
            </div>
            {open === place && (
              <div className="grid gap-3 py-2 sm:grid-cols-2">
                <Select
                  label="What"
                  value={kindOf(step)}
                  onChange={(chosen) => {
                    const kind = scenarioStepKinds.find(({ key }) => key === chosen);
                    if (kind) replace(place, kind.fresh);
                  }}
                  choices={scenarioStepKinds.map(({ key, label }) => ({ value: key, label }))}
                />
                <StepFields step={step} onChange={(changed) => replace(place, changed)} />
              </div>
            )}
          </li>
        ))}
        {steps.length === 0 && <li className="p-2.5 text-quiet">No steps yet: the test only calls.</li>}
      </ol>
      <Button
        size="small"
        icon={Plus}
        onClick={() => {
          onChange([...steps, { hears: 'Welcome' }]);
          setOpen(steps.length);
        }}
      >
        Add a step
      </Button>
    </div>
  );
}
