'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { TextField } from '#components/ui/text-field.tsx';

type Properties = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** The word on the button. */
  action: string;
  /** What stands in the field at first. */
  name: string;
  /** Takes the name; resolves to why it could not be, or null. */
  onName: (name: string) => Promise<string | null>;
};

/** Asks for the name of a flow. */
export function NameDialog({ open, onOpenChange, title, action, name, onName }: Properties) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <NameForm action={action} name={name} onName={onName} close={() => onOpenChange(false)} />
    </Dialog>
  );
}

function NameForm({
  action,
  name,
  onName,
  close,
}: Pick<Properties, 'action' | 'name' | 'onName'> & { close: () => void }) {
  const [typed, setTyped] = useState(name);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const take = async () => {
    setBusy(true);
    const refused = await onName(typed.trim());
    setBusy(false);
    setTrouble(refused);
    if (refused === null) close();
  };
  return (
    <form
      className="space-y-4 pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') void take();
      }}
    >
      <TextField
        label="Name"
        help="As people in the office call it, such as Front desk."
        value={typed}
        onChange={setTyped}
        maxLength={120}
        required
        {...(trouble === null ? {} : { problems: [{ severity: 'error', text: trouble }] })}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button tone="main" type="submit" busy={busy} disabled={typed.trim() === ''}>
          {action}
        </Button>
      </div>
    </form>
  );
}
