'use client';

import { CircleX, Play } from 'lucide-react';
import { providerName } from '#components/editor/inspector/widgets/voice-fields.tsx';
import { useOpenScenario } from '#components/simulator/scenarios/use-open-scenario.ts';
import type { RedTest } from '#components/simulator/scenarios/use-red-tests.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/text-field.tsx';

type Properties = { red: readonly RedTest[]; override: string; onOverride: (reason: string) => void };

/** The tests that fail, each one click from where it does, and the reason to publish all the same. */
export function RedTests({ red, override, onOverride }: Properties) {
  const open = useOpenScenario();
  return (
    <div className="space-y-4">
      <ul
        aria-label="Tests that fail"
        className="max-h-60 divide-y divide-line overflow-y-auto rounded-control border border-line"
      >
        {red.map(({ name, provider, problem, scenario }) => (
          <li key={`${name} ${provider}`} className="flex items-start gap-2 p-2.5">
            <CircleX size={16} aria-label="Fails:" className="mt-0.5 shrink-0 text-error" />
            <div className="min-w-0 grow wrap-anywhere">
              <p className="font-[560]">
                {name} <span className="font-normal text-quiet">on {providerName(provider)}</span>
              </p>
              <p className="text-error">{problem}</p>
            </div>
            {scenario !== null && (
              <Button size="small" icon={Play} onClick={() => open(scenario, { provider })}>
                Show me
              </Button>
            )}
          </li>
        ))}
      </ul>
      <TextField
        label="Why it shall be published all the same"
        help="Kept with the version, for colleagues."
        lines={2}
        maxLength={500}
        value={override}
        onChange={onOverride}
      />
    </div>
  );
}
