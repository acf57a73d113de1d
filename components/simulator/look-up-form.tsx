'use client';

import { useEffect, useRef, useState } from 'react';
import { jsonOrText } from '#components/simulator/scenarios/json-field.tsx';
import { useSimulator } from '#components/simulator/simulator-context.ts';
import { useCallActions } from '#components/simulator/use-call-actions.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { HttpRequestNeed } from '#runtime/contract/http-request.ts';
import { QueueRequest } from '#runtime/contract/queue.ts';
import { redact } from '#runtime/contract/secret.ts';
import type { PendingLookUp } from '#runtime/rehearsal/rehearsal.ts';
import type { LookUpAnswer } from '#runtime/scenarios/scenario.ts';

/** The call waits for a look-up: what does it find? Chosen by hand, or really asked. */
export function LookUpForm({ pending }: { pending: PendingLookUp }) {
  const { findLookUp, askReally } = useCallActions();
  const { form } = useSimulator();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const find = (answer: LookUpAnswer) => findLookUp(pending, answer);
  const isRequest = pending.need.kind === 'http-request';
  const ask = async () => {
    setBusy(true);
    setTrouble(await askReally(pending));
    setBusy(false);
  };
  const asksByItself = form.lookUps === 'real' && isRequest;
  const asked = useRef(false);
  useEffect(() => {
    if (!asksByItself || asked.current) return;
    asked.current = true;
    void ask();
  });
  return (
    <fieldset className="space-y-2.5 rounded-control border border-line p-2.5">
      <legend className="float-left mb-1 w-full font-[560]">“{pending.step}” asks</legend>
      <p className="clear-both text-[12px] text-quiet wrap-anywhere">{askedWords(pending)}</p>
      {isRequest && <ResponseForm onFind={find} />}
      <div className="flex flex-wrap gap-1.5">
        {choicesOf(pending).map(([label, answer]) => (
          <Button key={label} size="small" onClick={() => find(answer)}>
            {label}
          </Button>
        ))}
        {isRequest && (
          <Button size="small" busy={busy} onClick={() => void ask()}>
            Really ask
          </Button>
        )}
      </div>
      {trouble !== null && <Notice tone="warning">{trouble}</Notice>}
    </fieldset>
  );
}

/** A web service's response, typed. */
function ResponseForm({ onFind }: { onFind: (answer: LookUpAnswer) => void }) {
  const [status, setStatus] = useState('200');
  const [body, setBody] = useState('{}');
  const code = /^[1-5]\d\d$/.test(status) ? Number(status) : null;
  return (
    <form
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (code !== null) onFind({ status: code, body: jsonOrText(body) });
      }}
    >
      <TextField
        label="Status"
        value={status}
        onChange={setStatus}
        inputMode="numeric"
        problems={code === null ? [{ severity: 'error', text: 'A number from 100 to 599.' }] : []}
      />
      <TextField label="Body" lines={2} value={body} onChange={setBody} />
      <Button type="submit" size="small" wide disabled={code === null}>
        It finds this
      </Button>
    </form>
  );
}

function choicesOf({ need: { kind, request } }: PendingLookUp): Choices {
  const asked = QueueRequest.safeParse(request);
  if (kind === 'queue' && asked.success) return queueChoices[asked.data.action];
  return choices[kind] ?? [];
}

type Choices = readonly [string, LookUpAnswer][];

const troubled: Choices = [['It cannot be asked', { fails: 'unreachable' }]];
const leaving: Choices = [
  ['It is noted', { queue: 'nobody' }],
  ['An agent was faster', { queue: 'agent' }],
  ...troubled,
];

const queueChoices: Readonly<Record<QueueRequest['action'], Choices>> = {
  join: [
    ['They wait as number 1', { queue: 'nobody' }],
    ['They wait as number 2', { queue: 'caller' }],
    ['An agent takes the call', { queue: 'agent' }],
    ['Too many wait', { queue: 'full' }],
    ...troubled,
  ],
  look: [['They wait on', { queue: 'nobody' }], ['An agent takes the call', { queue: 'agent' }], ...troubled],
  leave: leaving,
  'call-back': leaving,
  take: [
    ['Somebody waits', { queue: 'caller' }],
    ['Somebody is to be called back', { queue: 'call-back' }],
    ['Nobody waits', { queue: 'nobody' }],
    ...troubled,
  ],
  meet: [['The caller comes', { queue: 'caller' }], ['The caller is gone', { queue: 'nobody' }], ...troubled],
};

const choices: Readonly<Record<string, Choices>> = {
  'http-request': [
    ['It takes too long', { fails: 'timeout' }],
    ['It cannot be reached', { fails: 'unreachable' }],
  ],
  'verify-start': [
    ['The code is sent', { verify: 'sent' }],
    ['It is not sent', { verify: 'not-sent' }],
  ],
  'verify-check': [
    ['The code is right', { verify: 'approved' }],
    ['It is wrong', { verify: 'wrong' }],
    ['It is too old', { verify: 'expired' }],
  ],
};

function askedWords({ need: { kind, request } }: PendingLookUp): string {
  const parsed = HttpRequestNeed.safeParse(request);
  if (parsed.success) return redact(`${parsed.data.method} ${parsed.data.url}`);
  if (kind === 'queue') return 'The queue is asked who is there.';
  return kind === 'verify-start'
    ? 'A one-time code is sent to the caller.'
    : 'The code that was entered is checked.';
}
