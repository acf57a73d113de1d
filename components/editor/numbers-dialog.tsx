'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { type ApiReply, callApi } from '#components/call-api.ts';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { Button } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';

const Numbers = z.object({
  accounts: z.number(),
  numbers: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      label: z.string(),
      provider: z.string(),
      account: z.string(),
      flow: z.string().nullable(),
    }),
  ),
});
type Listed = z.infer<typeof Numbers>['numbers'][number];

/** Which phone numbers this flow answers. */
export function NumbersDialog() {
  const open = useEditor((state) => state.dialog === 'numbers');
  return (
    <Dialog
      open={open}
      onOpenChange={(wanted) => !wanted && useEditor.getState().show({ dialog: null })}
      title="Numbers that this flow answers"
      description="From the next call on. Calls under way stay as they are."
      width="wide"
    >
      <List />
    </Dialog>
  );
}

function List() {
  const { flow, version } = useEditorFacts();
  const router = useRouter();
  const [reply, setReply] = useState<ApiReply<z.infer<typeof Numbers>> | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const path = `/api/flows/${flow.id}/numbers`;
  useEffect(() => {
    let wanted = true;
    void callApi(path, { reply: Numbers }).then((got) => wanted && setReply(got));
    return () => {
      wanted = false;
    };
  }, [path]);
  if (reply === null) return <p className="py-6 text-quiet">Looking them up…</p>;
  if (!reply.ok) return <Notice tone="error">{reply.text}</Notice>;
  const { numbers, accounts } = reply.body;
  if (numbers.length === 0) return <NoNumbers accounts={accounts} />;
  const assign = async ({ number, provider }: Listed, assigned: boolean) => {
    const body = { number, provider, assigned };
    const changed = await callApi(path, { method: 'POST', body, reply: Numbers });
    setTrouble(changed.ok ? null : changed.text);
    if (!changed.ok) return;
    setReply(changed);
    const { announce } = useEditor.getState();
    announce(assigned ? `This flow answers ${number} now.` : `Nothing answers ${number} any more.`);
    router.refresh();
  };
  return (
    <div className="space-y-3">
      {version === null && (
        <Notice>The flow is not published yet: its numbers are answered from its first version on.</Notice>
      )}
      {trouble !== null && <Notice tone="error">{trouble}</Notice>}
      <ul className="divide-y divide-line border-y border-line">
        {numbers.map((number) => (
          <Row key={number.id} number={number} assign={(assigned) => assign(number, assigned)} />
        ))}
      </ul>
    </div>
  );
}

function Row({ number, assign }: { number: Listed; assign: (assigned: boolean) => Promise<void> }) {
  const { flow } = useEditorFacts();
  const [busy, setBusy] = useState(false);
  const ours = number.flow === flow.slug;
  const action = ours ? 'Release' : number.flow === null ? 'Answer with this flow' : 'Move to this flow';
  const press = async () => {
    setBusy(true);
    await assign(!ours);
    setBusy(false);
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3" data-number={number.number}>
      <div className="min-w-0 grow basis-56">
        <p className="font-[560] tabular-nums">
          {number.number} {number.label !== '' && <span className="text-quiet">· {number.label}</span>}
        </p>
        <p className="text-[12px] text-quiet">
          {providerName(number.provider)} · {number.account}
        </p>
      </div>
      {ours && <Chip tone="accent">This flow answers</Chip>}
      {!ours && number.flow !== null && <Chip>“{number.flow}” answers</Chip>}
      {!ours && number.flow === null && <Chip>Nothing answers</Chip>}
      <Button
        size="small"
        busy={busy}
        onClick={() => void press()}
        aria-label={`${action}: ${number.number} at ${providerName(number.provider)}`}
      >
        {action}
      </Button>
    </li>
  );
}

function NoNumbers({ accounts }: { accounts: number }) {
  return (
    <div className="space-y-3 pb-2">
      <p className="text-pretty text-quiet">
        {accounts === 0
          ? 'There is no phone number yet. Add the account that you have at Twilio or Plivo, then its numbers:'
          : 'Your accounts have no phone number here yet. Note those that they have:'}
      </p>
      {accounts === 0 && (
        <>
          <CommandLine>npm run ringtree -- account add twilio ACCOUNT_SID</CommandLine>
          <CommandLine>npm run ringtree -- account add plivo AUTH_ID</CommandLine>
        </>
      )}
      <CommandLine>npm run ringtree -- number add +15551234567</CommandLine>
    </div>
  );
}

function providerName(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
