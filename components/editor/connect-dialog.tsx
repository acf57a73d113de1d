'use client';

import { useState } from 'react';
import { useDrawnFlow } from '#components/editor/drawing.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { StepPicker } from '#components/editor/step-picker.tsx';
import { useCommands } from '#components/editor/use-commands.ts';
import type { DrawnStep } from '#components/flow/drawn-flow.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { Select } from '#components/ui/select.tsx';

/** Wires an outcome by choosing where it leads from a list: all that drawing a wire can do. */
export function ConnectDialog() {
  const connecting = useEditor((state) => state.connecting);
  const { steps } = useDrawnFlow();
  const step = steps.find(({ id }) => id === connecting?.from);
  const close = () => useEditor.getState().show({ connecting: null });
  return (
    <Dialog
      open={connecting !== null && step !== undefined}
      onOpenChange={(open) => !open && close()}
      title={`Connect ${step?.name ?? ''}`}
      description="Choose what happens next."
    >
      {step && connecting && <Choose key={step.id} step={step} port={connecting.port} />}
    </Dialog>
  );
}

function Choose({ step, port }: { step: DrawnStep; port: string | null }) {
  const { steps } = useDrawnFlow();
  const { addStep, connect } = useCommands();
  const open = step.outcomes.find(({ leadsTo, optional }) => leadsTo === null && !optional);
  const [chosen, setChosen] = useState(port ?? open?.id ?? step.outcomes[0]?.id ?? '');
  if (step.outcomes.length === 0)
    return <p className="text-quiet">The call ends here: nothing comes after it.</p>;
  const outcome = { from: step.id, port: chosen };
  return (
    <div className="space-y-4">
      <Select
        label="When"
        value={chosen}
        onChange={setChosen}
        choices={step.outcomes.map(({ id, key, label, leadsTo }) => ({
          value: id,
          label: `${key === null ? '' : `${key} · `}${label}${leadsTo === null ? '' : ` (now → ${leadsTo})`}`,
        }))}
      />
      <StepPicker
        label="Go on at"
        steps={steps.filter(({ group }) => group !== 'start')}
        onPick={(picked) => {
          if (picked.what === 'step') connect(outcome, picked.id);
          else addStep(picked.kind, { outcome });
        }}
      />
    </div>
  );
}
