'use client';

import { useState } from 'react';
import { ScenarioCallFields } from '#components/simulator/scenarios/scenario-call-fields.tsx';
import { StepList } from '#components/simulator/scenarios/step-list.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { Scenario } from '#runtime/scenarios/scenario.ts';

type Properties = {
  title: string;
  scenario: Scenario;
  onClose: () => void;
  /** Null when it is kept, else why not, in words. */
  onSave: (scenario: Scenario) => Promise<string | null>;
};

/** A test as readable steps: what the caller and the world do, and what must hold. */
export function ScenarioDialog({ title, scenario, onClose, onSave }: Properties) {
  const [draft, setDraft] = useState(scenario);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const save = async () => {
    const checked = Scenario.safeParse(draft);
    if (!checked.success) return setTrouble(troubleOf(checked.error.issues[0]?.path));
    setBusy(true);
    const refused = await onSave(checked.data);
    setBusy(false);
    if (refused === null) onClose();
    else setTrouble(refused);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description="It is run before every publishing, on each provider of the flow."
      width="wide"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="main" busy={busy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <TextField
          label="Name"
          value={draft.name}
          maxLength={200}
          onChange={(name) => setDraft({ ...draft, name })}
        />
        <ScenarioCallFields call={draft.call} onChange={(call) => setDraft({ ...draft, call })} />
        <StepList steps={draft.steps} onChange={(steps) => setDraft({ ...draft, steps })} />
        {trouble !== null && <Notice tone="error">{trouble}</Notice>}
      </div>
    </Dialog>
  );
}

function troubleOf(path: readonly PropertyKey[] | undefined): string {
  const [part, place] = path ?? [];
  if (part === 'name') return 'Give the test a name.';
  if (part === 'steps' && typeof place === 'number') return `Step ${place + 1} is not complete.`;
  return 'Something of the call cannot be read: look at its date and time.';
}
