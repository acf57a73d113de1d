'use client';

import { ChevronLeft, PhoneIncoming } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { callApi } from '#components/call-api.ts';
import { providerName } from '#components/editor/inspector/widgets/voice-fields.tsx';
import { StoredCallView } from '#components/simulator/calls/stored-call-view.tsx';
import { useSimulator } from '#components/simulator/simulator-context.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { StoredCalls } from '#lib/calls/stored-call-api.ts';

type Listed = z.infer<typeof StoredCalls>['calls'][number];

/** The calls that really came to the flow, newest first; each opens turn by turn on the canvas. */
export function CallsPanel() {
  const { flow } = useSimulator();
  const [calls, setCalls] = useState<readonly Listed[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  useEffect(() => {
    if (flow === null) return;
    void callApi(`/api/flows/${flow}/calls?most=50`, { reply: StoredCalls }).then((reply) =>
      reply.ok ? setCalls(reply.body.calls) : setTrouble(reply.text),
    );
  }, [flow]);
  if (opened !== null) {
    return (
      <div className="space-y-3 p-3">
        <Button size="small" tone="quiet" icon={ChevronLeft} onClick={() => setOpened(null)}>
          All calls
        </Button>
        <StoredCallView key={opened} id={opened} />
      </div>
    );
  }
  if (trouble !== null) {
    return (
      <div className="p-3">
        <Notice tone="error">{trouble}</Notice>
      </div>
    );
  }
  if (calls === null) return <p className="p-4 text-quiet">Reading the calls…</p>;
  if (calls.length === 0) {
    return (
      <p className="m-3 rounded-card border border-dashed border-line-strong p-4 text-quiet">
        <PhoneIncoming size={16} aria-hidden="true" className="mb-1" />
        Nobody has called this flow yet. Once somebody does, you can follow the call here step by step.
      </p>
    );
  }
  return (
    <ul className="space-y-1.5 p-3">
      {calls.map((call) => (
        <li key={call.id}>
          <button
            type="button"
            onClick={() => setOpened(call.id)}
            className="w-full cursor-pointer rounded-control border border-line bg-panel p-2.5 text-left hover:border-line-strong"
          >
            <span className="block font-[560]">{call.from === '' ? 'Hidden number' : call.from}</span>
            <span className="block text-[12px] text-quiet">{factsOf(call)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function factsOf({ startedAt, provider, version, status }: Listed): string {
  const when = new Date(startedAt).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
  return [when, providerName(provider), ...(version === null ? [] : [`version ${version}`]), status].join(
    ' · ',
  );
}
