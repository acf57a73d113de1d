'use client';

import { CornerUpLeft } from 'lucide-react';
import { useState } from 'react';
import { clockWords } from '#components/simulator/model/clock-words.ts';
import { stepNames } from '#components/simulator/model/step-names.ts';
import { usePlayer, useSimulator } from '#components/simulator/simulator-context.ts';
import { Button } from '#components/ui/button.tsx';
import { redact } from '#runtime/contract/secret.ts';
import type { RehearsalTurn } from '#runtime/rehearsal/rehearsal.ts';
import { prettyReply } from '#runtime/xml/pretty-reply.ts';

/** Every exchange between provider and flow: what it led to, and both sides' own words. */
export function CallTurns() {
  const { player } = useSimulator();
  const moments = usePlayer((state) => state.states.at(-1)?.moments);
  const lookedAt = usePlayer((state) => state.lookedAt);
  const [all, setAll] = useState(false);
  const every = (moments ?? []).flatMap((moment) => (moment.kind === 'turn' ? [moment] : []));
  const moving = every.filter(({ turn }) => turn.trace.length > 0);
  const turns = all ? every : moving;
  if (every.length === 0)
    return <p className="p-4 text-quiet">Call, and every exchange with the provider stands here.</p>;
  return (
    <>
      {lookedAt !== null && (
        <p className="flex items-center gap-3 bg-accent-soft px-4 py-2 text-accent-strong">
          <span className="grow">You look at turn {lookedAt}. Whatever you do now goes on from there.</span>
          <Button size="small" onClick={() => player.getState().lookAt(null)}>
            Back to now
          </Button>
        </p>
      )}
      <ol className="divide-y divide-line">
        {turns.map(({ at, turn }) => (
          <li key={turn.number} className={turn.number === lookedAt ? 'bg-accent-soft' : ''}>
            <Turn at={at} turn={turn} />
          </li>
        ))}
      </ol>
      {moving.length < every.length && (
        <div className="px-2 py-1.5">
          <Button size="small" tone="quiet" aria-pressed={all} onClick={() => setAll(!all)}>
            {all
              ? 'Hide reports that moved nothing'
              : `Show ${every.length - moving.length} more that moved nothing`}
          </Button>
        </div>
      )}
    </>
  );
}

function Turn({ at, turn }: { at: number; turn: RehearsalTurn }) {
  const { player, document } = useSimulator();
  const names = stepNames(document);
  const passed = turn.trace.map(({ node, why }) => `${names(node)}: ${why}`);
  return (
    <div className="relative">
      <details>
        <summary className="cursor-pointer py-2 pr-28 pl-4 outline-offset-[-2px] hover:bg-canvas">
          <span className="mr-2 inline-block min-w-9 text-quiet tabular-nums">{clockWords(at)}</span>
          {passed.length === 0 ? <span className="text-quiet">{quietWords(turn)}</span> : passed.join(' · ')}
        </summary>
        <Exchange turn={turn} />
      </details>
      <div className="absolute top-1 right-3">
        <Button
          size="small"
          tone="quiet"
          icon={CornerUpLeft}
          aria-label={`Go back to turn ${turn.number}`}
          onClick={() => player.getState().lookAt(turn.number)}
        >
          Go back
        </Button>
      </div>
    </div>
  );
}

function quietWords({ request }: RehearsalTurn): string {
  return request === null ? 'News from the flow’s own work' : `Nothing moved: ${request.why}`;
}

const code =
  'rounded-control border border-line bg-canvas p-2.5 font-mono text-[11px] leading-[1.55] wrap-anywhere whitespace-pre-wrap';

function Exchange({ turn: { request, reply, emulations, state } }: { turn: RehearsalTurn }) {
  const hidden = hider(state.secrets);
  if (request === null) return <p className="px-4 pb-3 text-quiet">No webhook belongs to this turn.</p>;
  return (
    <div className="grid gap-3 px-4 pb-4 lg:grid-cols-2">
      <section aria-label="The provider asks" className="min-w-0 space-y-1.5">
        <h3 className="text-[12px]">The provider asks</h3>
        <p className="text-[12px] text-quiet">{request.why}</p>
        <pre className={code}>
          {`${request.method} ${request.url}\n\n`}
          {hidden(
            Object.entries(request.parameters)
              .map(([name, value]) => `${name}: ${value}`)
              .join('\n'),
          )}
        </pre>
      </section>
      {reply !== null && (
        <section aria-label="The flow replies" className="min-w-0 space-y-1.5">
          <h3 className="text-[12px]">The flow replies</h3>
          <p className="text-[12px] text-quiet">
            {reply.status} {reply.contentType}
          </p>
          <pre className={code}>{hidden(reply.body === '' ? '(nothing)' : prettyReply(reply.body))}</pre>
          {emulations.map(({ asked, sent }) => (
            <p key={`${asked} ${sent}`} className="text-[12px] text-quiet">
              Asked for {asked}, it gets {sent}.
            </p>
          ))}
        </section>
      )}
    </div>
  );
}

/** What callers entered in secret is dots here too: somebody may look over a shoulder. */
function hider(secrets: Readonly<Record<string, string>>): (text: string) => string {
  const texts = Object.values(secrets).filter((text) => text.length > 2);
  return (text) => texts.reduce((shown, secret) => shown.replaceAll(secret, '••••'), redact(text));
}
