'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { type ApiReply, callApi } from '#components/call-api.ts';
import { useEditorFacts } from '#components/editor/editor-facts.tsx';
import { useEditor } from '#components/editor/editor-store.ts';
import { ListedNumber, type NumberChange, NumberRow } from '#components/editor/number-row.tsx';
import { CommandLine } from '#components/ui/command-line.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';

const Numbers = z.object({
  accounts: z.number(),
  publicUrl: z.string().nullable(),
  numbers: z.array(ListedNumber),
});

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
  const { numbers, accounts, publicUrl } = reply.body;
  if (numbers.length === 0) return <NoNumbers accounts={accounts} />;
  const make = async ({ number, provider }: ListedNumber, change: NumberChange): Promise<string | null> => {
    const changed = await callApi(path, {
      method: 'POST',
      body: { number, provider, change },
      reply: Numbers,
    });
    if (!changed.ok) return changed.text;
    setReply(changed);
    if (change === 'connect') return null;
    const { announce } = useEditor.getState();
    announce(
      change === 'assign' ? `This flow answers ${number} now.` : `Nothing answers ${number} any more.`,
    );
    router.refresh();
    return null;
  };
  return (
    <div className="space-y-3">
      {version === null && (
        <Notice>The flow is not published yet: its numbers are answered from its first version on.</Notice>
      )}
      <ul className="divide-y divide-line border-y border-line">
        {numbers.map((number) => (
          <NumberRow
            key={number.id}
            number={number}
            publicUrl={publicUrl}
            change={(change) => make(number, change)}
          />
        ))}
      </ul>
      <p className="text-pretty text-quiet">
        {publicUrl === null ? (
          <>
            The provider must send the calls here, too. For Ringtree to tell it so, set{' '}
            <code>PUBLIC_URL</code> in <code>.env</code> to the address at which it reaches this installation,
            and start again.
          </>
        ) : (
          <>
            The provider must send the calls here, too: “Send calls here” sets the number’s addresses there to{' '}
            <span className="wrap-anywhere">{publicUrl}</span>.
          </>
        )}
      </p>
    </div>
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
          <CommandLine>npm run ringtree -- provider add twilio --account ACCOUNT_SID</CommandLine>
          <CommandLine>npm run ringtree -- provider add plivo --account AUTH_ID</CommandLine>
        </>
      )}
      <CommandLine>npm run ringtree -- number add +15551234567</CommandLine>
    </div>
  );
}
