'use client';

import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { stepNames } from '#components/simulator/model/step-names.ts';
import { ScenarioDialog } from '#components/simulator/scenarios/scenario-dialog.tsx';
import { useShownCall, useSimulator } from '#components/simulator/simulator-context.ts';
import { Button } from '#components/ui/button.tsx';
import { useToasts } from '#components/ui/toasts.ts';
import { recordScenario } from '#runtime/scenarios/record-scenario.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';

/** Keeps the call that is shown as a test of the flow. */
export function SaveAsTest() {
  const { document, scenarios } = useSimulator();
  const call = useShownCall();
  const [draft, setDraft] = useState<Scenario | null>(null);
  if (scenarios === null || call === null) return null;
  const begin = () => {
    const last = call.moments.findLast((moment) => moment.kind === 'turn' && moment.turn.trace.length > 0);
    const step = last?.kind === 'turn' ? last.turn.trace.at(-1)?.node : undefined;
    const names = stepNames(document);
    const name = step === undefined ? 'A call' : `Comes to ${names(step)}`;
    const { timeZone } = document.settings;
    setDraft(recordScenario(call, { name, timeZone, nameOf: ({ node }) => names(node) }));
  };
  return (
    <div className="col-span-2">
      <Button icon={FlaskConical} wide onClick={begin}>
        Save as test
      </Button>
      {draft !== null && (
        <ScenarioDialog
          title="Save as test"
          scenario={draft}
          onClose={() => setDraft(null)}
          onSave={async (scenario) => {
            const reply = await scenarios.getState().add([scenario]);
            if (!reply.ok) return reply.text;
            useToasts.getState().show({ text: `Kept as a test: ${scenario.name}` });
            return null;
          }}
        />
      )}
    </div>
  );
}
