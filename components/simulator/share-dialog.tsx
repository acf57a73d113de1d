'use client';

import { Copy, Link2Off } from 'lucide-react';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { callApi } from '#components/call-api.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { controlClass, Field } from '#components/ui/field.tsx';
import { IconButton } from '#components/ui/icon-button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useToasts } from '#components/ui/toasts.ts';
import { MadeTrial, TrialLinks } from '#lib/trials/trial-api.ts';

type Links = z.infer<typeof TrialLinks>['links'];

/** A link by which somebody without an account tries the draft for some days. */
export function ShareDialog({ flow, open, onClose }: { flow: string; open: boolean; onClose: () => void }) {
  const base = `/api/flows/${flow}/trials`;
  const [links, setLinks] = useState<Links>([]);
  const [days, setDays] = useState('7');
  const [label, setLabel] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [changes, setChanges] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew after every change
  useEffect(() => {
    if (!open) return;
    void callApi(base, { reply: TrialLinks }).then((reply) =>
      reply.ok ? setLinks(reply.body.links) : setTrouble(reply.text),
    );
  }, [open, base, changes]);
  const make = async () => {
    const body = { of: 'draft', days: Number(days), label };
    const reply = await callApi(base, { method: 'POST', body, reply: MadeTrial });
    setTrouble(reply.ok ? null : reply.text);
    if (!reply.ok) return;
    setMade(`${location.origin}${reply.body.path}`);
    setLabel('');
    setChanges(changes + 1);
  };
  const revoke = async (id: string) => {
    const reply = await callApi(`${base}/${id}/revoke`, { method: 'POST', body: {}, reply: z.unknown() });
    setTrouble(reply.ok ? null : reply.text);
    setChanges(changes + 1);
  };
  const valid = links.filter(({ state }) => state === 'open');
  return (
    <Dialog
      open={open}
      onOpenChange={(wanted) => !wanted && onClose()}
      title="A link for a colleague"
      description="Whoever has it can call the draft in a browser, and change nothing."
    >
      <div className="space-y-4 pb-3">
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            void make();
          }}
        >
          <TextField
            label="For whom"
            help="For your own list."
            value={label}
            maxLength={120}
            onChange={setLabel}
          />
          <Select
            label="Good for"
            value={days}
            onChange={setDays}
            choices={[
              { value: '1', label: 'A day' },
              { value: '7', label: 'A week' },
              { value: '30', label: '30 days' },
            ]}
          />
          <Button type="submit" tone="main">
            Make a link
          </Button>
        </form>
        {made !== null && (
          <Field label="The link" help="It is shown this once: copy it now.">
            {(control) => (
              <div className="flex gap-1.5">
                <input {...control} readOnly value={made} className={controlClass} />
                <IconButton icon={Copy} label="Copy the link" onClick={() => void copy(made)} />
              </div>
            )}
          </Field>
        )}
        {trouble !== null && <Notice tone="error">{trouble}</Notice>}
        {valid.length > 0 && (
          <section className="space-y-1.5">
            <h3 className="text-[13px]">Links that work</h3>
            <ul className="divide-y divide-line rounded-control border border-line">
              {valid.map(({ id, label: whom, expiresAt }) => (
                <li key={id} className="flex items-center gap-2 py-1 pl-2.5">
                  <span className="min-w-0 grow wrap-anywhere">
                    {whom === '' ? 'Somebody' : whom}
                    <span className="text-quiet">
                      {' '}
                      · until {new Date(expiresAt).toLocaleDateString('en')}
                    </span>
                  </span>
                  <IconButton icon={Link2Off} label={`Take back: ${whom}`} onClick={() => void revoke(id)} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  );
}

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  useToasts.getState().show({ text: 'The link is copied.' });
}
