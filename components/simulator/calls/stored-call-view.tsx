'use client';

import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { callApi } from '#components/call-api.ts';
import { noWay, useShownWay } from '#components/flow/shown-way.ts';
import { useOpenScenario } from '#components/simulator/scenarios/use-open-scenario.ts';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { StoredCall } from '#lib/calls/stored-call-api.ts';
import { fromTurns } from '#runtime/scenarios/from-turns.ts';
import { prettyReply } from '#runtime/xml/pretty-reply.ts';

type Turn = StoredCall['turns'][number];

/** A call that really came, turn by turn, and what would become of it on what is drawn now. */
export function StoredCallView({ id }: { id: string }) {
  const [call, setCall] = useState<StoredCall | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [place, setPlace] = useState<number | null>(null);
  const open = useOpenScenario();
  useEffect(() => {
    void callApi(`/api/calls/${id}`, { reply: StoredCall }).then((reply) =>
      reply.ok ? setCall(reply.body) : setTrouble(reply.text),
    );
  }, [id]);
  const shown = call === null ? [] : call.turns.slice(0, place === null ? undefined : place + 1);
  useEffect(() => {
    useShownWay.setState(wayOf(shown));
    return () => useShownWay.setState(noWay);
  });
  if (trouble !== null) return <Notice tone="error">{trouble}</Notice>;
  if (call === null) return <p className="text-quiet">Reading the call…</p>;
  return (
    <>
      <h2 className="text-[14px]">Call from {call.from === '' ? 'a hidden number' : call.from}</h2>
      <Button
        icon={RotateCcw}
        wide
        onClick={() => {
          const { scenario, notices } = fromTurns(call);
          open(scenario, {
            provider: call.provider,
            about: ['This call again, on what is drawn now.', ...notices].join(' '),
          });
        }}
      >
        Run again on the draft
      </Button>
      <ol className="divide-y divide-line rounded-control border border-line bg-panel">
        {call.turns.map((turn, index) => (
          <li key={turn.number} className={index === place ? 'bg-accent-soft' : ''}>
            <details onToggle={(event) => event.currentTarget.open && setPlace(index)}>
              <summary className="cursor-pointer px-2.5 py-2 outline-offset-[-2px] wrap-anywhere">
                {wordsOf(turn)}
              </summary>
              <pre className="overflow-x-auto px-2.5 pb-2.5 font-mono text-[11px] leading-[1.55] wrap-anywhere whitespace-pre-wrap">
                {replyOf(turn)}
              </pre>
            </details>
          </li>
        ))}
      </ol>
    </>
  );
}

function wordsOf({ passed, event }: Turn): string {
  return passed.length === 0 ? event : passed.map(({ name, why }) => `${name}: ${why}`).join(' · ');
}

function replyOf({ reply, sensitive }: Turn): string {
  if (reply !== null) return prettyReply(reply);
  return sensitive ? 'The reply said something secret.' : 'No reply.';
}

/** Ids of steps stay from version to version, so that an old call finds its way on the draft. */
function wayOf(turns: readonly Turn[]) {
  const passed = turns.flatMap((turn) => turn.passed);
  return {
    current: passed.at(-1)?.node ?? null,
    nodes: new Set(passed.map(({ node }) => node)),
    wires: new Set(passed.flatMap(({ node, port }) => (port === null ? [] : [`${node}:${port}`]))),
  };
}
