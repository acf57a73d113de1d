import type { EventBase, WebhookEvent } from '#runtime/contract/event.ts';
import type { Rendered } from '#runtime/contract/provider.ts';
import type { CallState } from '#runtime/contract/state.ts';
import { joinTurns, mostRounds } from '#runtime/engine/join-turns.ts';
import { fallbackDocument } from '#runtime/engine/spoken-documents.ts';
import { step } from '#runtime/engine/step.ts';
import type { PhoneRequest } from '#runtime/simulator/happening.ts';
import { commitTurn } from './commit-turn.ts';
import { concealed, findByRule } from './look-ups.ts';
import type { Play } from './play.ts';
import type { OpenTurn } from './rehearsal.ts';
import { rendered, reply, spoken } from './reply.ts';
import { sentBefore } from './sent-before.ts';

/** One turn, from the event to the provider's reply; it stays open while a look-up has no answer. */
export function takeEvent(play: Play, request: PhoneRequest, event: WebhookEvent): void {
  const { call } = play;
  const sent = call && isPast(call, event) ? sentBefore(play, event) : null;
  if (sent) {
    reply(play, request, { sent, event, result: 'repeated' });
    return;
  }
  guarded(play, { request, event }, () => {
    const turn = step(play.program, call, event, play.world.resources);
    goOn(play, { request, event, turn, round: 0, results: {} });
  });
}

/** The same turn again, since a look-up was answered. */
export function continueTurn(play: Play, open: OpenTurn): void {
  guarded(play, open, () => goOn(play, open));
}

/** An answer to a document that is not the thread's current one. */
function isPast(state: CallState, event: WebhookEvent): boolean {
  return event.class === 'answer' && event.document !== state.threads[event.thread]?.document;
}

function goOn(play: Play, first: OpenTurn): void {
  let open = first;
  while (open.turn.reply.kind === 'needs') {
    const { needs } = open.turn.reply;
    const found = findByRule(play, { needs, results: open.results, state: open.turn.state });
    if (!found.complete) {
      play.work = { ...play.work, turn: { ...open, results: found.results } };
      return;
    }
    if (open.round >= mostRounds) throw new Error(`More than ${mostRounds} rounds of look-ups in one turn`);
    const { callId, provider, at, seed } = open.event;
    const base: EventBase = { callId, provider, at, seed: `${seed}-${open.round}` };
    const results = concealed(needs, found.results, open.turn.state);
    const event = { ...base, class: 'look-up', kind: 'look-up-ended', results } as const;
    const next = step(play.program, open.turn.state, event, play.world.resources);
    open = { ...open, turn: joinTurns(open.turn, next), round: open.round + 1, results: {} };
  }
  finishTurn(play, open);
}

function finishTurn(play: Play, { request, event, turn }: OpenTurn): void {
  play.work = { ...play.work, turn: null };
  commitTurn(play, turn);
  const isFact = event.class === 'fact';
  const { emulations, ...words } = isFact ? nothing : rendered(play, turn, event);
  const changed = isFact ? 'fact' : 'answered';
  const result = turn.changed ? changed : 'unchanged';
  reply(play, request, { sent: { status: 200, ...words }, event, result, trace: turn.trace, emulations });
}

/** What a report gets. */
const nothing: Rendered = { body: '', contentType: '', emulations: [] };

/** As the server does when a turn breaks: nothing of it is kept, and the caller hears the fallback. */
function guarded(
  play: Play,
  { request, event }: Pick<OpenTurn, 'request' | 'event'>,
  take: () => void,
): void {
  try {
    take();
  } catch {
    play.work = { ...play.work, turn: null };
    const thread = 'thread' in event ? event.thread : 'main';
    const document = fallbackDocument(thread, play.world.resources.fallback);
    reply(play, request, { sent: spoken(play, document), event, result: 'failed' });
  }
}
