import { performance } from 'node:perf_hooks';
import type { CallName, CallRow } from '#lib/database/call-rows.ts';
import type { TurnWrite } from '#lib/database/turn-write.ts';
import type { Secrets } from '#lib/secrets.ts';
import { traced } from '#lib/tracing.ts';
import type { EventBase, Unstamped, WebhookEvent } from '#runtime/contract/event.ts';
import type { Render } from '#runtime/contract/provider.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Step } from '#runtime/engine/step.ts';
import type { StartedLookUps } from './background-look-ups.ts';
import type { CallCache } from './call-cache.ts';
import { type CallRecord, openCall } from './call-record.ts';
import { eventKey } from './event-key.ts';
import { lookUpPlace } from './look-up-place.ts';
import type { LookUps } from './look-ups.ts';
import type { Programs } from './programs.ts';
import { sixteenRandomBytes } from './random-bytes.ts';
import { renderContext } from './render-context.ts';
import { type RenderedReply, renderReply } from './render-reply.ts';
import type { ResourceCache } from './resources.ts';
import { runTurn } from './run-turn.ts';
import type { Store } from './store.ts';
import { TurnError } from './turn-error.ts';
import { type StartPlan, turnWrite } from './turn-write.ts';

/** A webhook that was found to be genuine. */
export type TurnRequest = {
  provider: string;
  providerCallId: string;
  call: CallName;
  event: Unstamped<WebhookEvent>;
  /** What to make of a call that is not stored; null where only a stored one makes sense. */
  start: StartPlan | null;
  /** Scheme and host of our own addresses, without a slash at the end. */
  baseUrl: string;
  /** Milliseconds of `performance.now()`. */
  arrivedAt: number;
};

/** `body` is empty for a fact; text is sent as UTF-8. */
export type TurnReply = {
  call: string;
  body: string | Uint8Array;
  contentType: string;
  result: 'answered' | 'repeated' | 'unchanged' | 'fact';
  /** What kind of event it is to. */
  event: string;
};

export type TurnParts = {
  step: Step;
  lookUps: LookUps;
  store: Store;
  cache: CallCache;
  programs: Programs;
  resources: ResourceCache;
  secrets: Secrets;
  render: (provider: string) => Render;
  /** An id for a call that begins at this time, in milliseconds since 1970. */
  newCallId: (at: number) => string;
  /** Told of every turn that is stored. */
  committed: (call: CallRow, effects: number) => void;
  /** Starts what the caller waits for while hearing something. */
  startLookUps: (started: StartedLookUps) => void;
};

/**
 * One turn, from the event to the reply that may leave: the call, its event and its outbox are stored then. When the guard is lost or the commit is in
 * doubt, all is thrown away and done again on the call as it is stored, at most three times. Must be alone with its call in this process.
 */
export async function driveTurn(parts: TurnParts, request: TurnRequest): Promise<TurnReply> {
  const stamp = { at: Date.now(), seed: sixteenRandomBytes().toString('base64url') };
  const newCall = parts.newCallId(stamp.at);
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    try {
      const reply = await attemptTurn(parts, { ...request, ...stamp, newCall, again: attempt > 1 });
      if (reply) return reply;
    } catch (error) {
      const inDoubt = error instanceof TurnError && error.code === 'database';
      if (!inDoubt || attempt === mostAttempts) throw error;
    }
  }
  throw new TurnError('contended');
}

const mostAttempts = 3;

type Attempt = TurnRequest & { at: number; seed: string; newCall: string; again: boolean };

/** undefined when it must be done again on the call as it is stored. */
async function attemptTurn(parts: TurnParts, attempt: Attempt): Promise<TurnReply | undefined> {
  const { store, programs, resources } = parts;
  const { record, fresh } = remembered(parts, attempt) ?? (await findRecord(parts, attempt));
  const call = record ?? newCallOf(attempt);
  // A clock that was moved back: a turn is never from before its call, where nobody would look for it.
  const at = Math.max(attempt.at, record?.state.startedAt ?? 0);
  const event = stamped({ ...attempt, at }, call);
  const key = eventKey(event, parts.secrets);
  // A first webhook that comes again asks for what the caller should hear now, not for what was said then.
  if (record && event.kind !== 'call-started' && (attempt.again || isPast(record.state, event))) {
    const sent = await store.reply(record, key);
    if (sent) return { call: record.id, ...sent, result: 'repeated', event: event.kind };
  }
  const [program, outside] = await Promise.all([
    programs.get(call.versionId),
    resources.get(call.workspaceId, !record),
  ]);
  const before = record?.state ?? null;
  const { step, lookUps } = parts;
  const place = lookUpPlace(call);
  const turn = await traced(
    () => ({ name: 'step', after: ({ trace }) => ({ 'ringtree.steps': trace.length }) }),
    () => runTurn({ step, lookUps, place, program, state: before, event, resources: outside }),
  );
  const reply =
    event.class === 'fact' ? null : await rendered(parts, { turn, call, attempt, audio: outside.audio });
  const answer = {
    call: call.id,
    body: reply?.body ?? '',
    contentType: reply?.contentType ?? '',
    event: event.kind,
  };
  if (!turn.changed) {
    if (event.class === 'fact') return { ...answer, result: 'fact' };
    // Nothing is written, so no guard tells whether the call is as it was remembered: look again.
    return fresh ? { ...answer, result: 'unchanged' } : undefined;
  }

  const durationMicros = Math.round((performance.now() - attempt.arrivedAt) * 1000);
  const expected = record?.revision ?? null;
  const { baseUrl } = attempt;
  const write = { call, expected, before, event, key, turn, reply, baseUrl, durationMicros };
  const written = turnWrite({ ...write, resourcesRevision: outside.revision }, parts.secrets);
  const next = { ...call, revision: written.expected + 1 };
  const needs = turn.background;
  return storeTurn(parts, {
    written,
    next: { ...next, state: written.state },
    answer: { ...answer, result: event.class === 'fact' ? 'fact' : 'answered' },
    background: needs.length > 0 ? { call: { ...next, state: turn.state }, needs, baseUrl } : null,
  });
}

type Stepped = {
  written: TurnWrite;
  /** The call as it is then. */
  next: CallRow;
  answer: TurnReply;
  background: StartedLookUps | null;
};

/** Apart from the turn's steps, so that what they made isn't kept while it waits to be stored. undefined when it lost its guard. */
async function storeTurn(
  parts: TurnParts,
  { written, next, answer, background }: Stepped,
): Promise<TurnReply | undefined> {
  let stored = false;
  try {
    stored = await traced(
      () => ({ name: 'commit', kind: 'client' }),
      () => parts.store.commit(written),
    );
  } finally {
    if (stored) parts.cache.put(next);
    else parts.cache.drop(next);
  }
  if (!stored) return undefined;
  parts.committed(next, written.outbox.length);
  if (background) parts.startLookUps(background);
  return answer;
}

/** undefined when it has to be looked for. A first webhook is taken for a new call without a look: if it isn't one, making it loses the guard. */
function remembered({ cache, secrets }: TurnParts, attempt: Attempt): Found | undefined {
  if (attempt.again) return undefined;
  const known = cache.get(attempt.call);
  if (!known) return attempt.event.kind === 'call-started' ? { record: undefined, fresh: false } : undefined;
  const record = openCall(known, secrets);
  return isAhead(record.state, attempt.event) ? undefined : { record, fresh: false };
}

async function findRecord({ cache, store, secrets }: TurnParts, attempt: Attempt): Promise<Found> {
  const call = await store.call(attempt.call);
  if (!call) return { record: undefined, fresh: true };
  cache.put(call);
  return { record: openCall(call, secrets), fresh: true };
}

type Found = { record: CallRecord | undefined; fresh: boolean };

function newCallOf({ start, provider, providerCallId, newCall, event }: Attempt) {
  if (!start || event.kind !== 'call-started') throw new TurnError('unknown-call');
  // A piece of the request's text would keep all of it as long as the call is remembered.
  const ownText = Buffer.from(providerCallId).toString();
  return { ...start, id: newCall, provider, providerCallId: ownText };
}

/** Adds what every event has; the union is kept, since only fields that all have are added. */
function stamped({ event, at, seed }: Attempt, call: { id: string; provider: string }): WebhookEvent {
  const base: EventBase = { callId: call.id, provider: call.provider, at, seed };
  return { ...event, ...base } as WebhookEvent;
}

/** It answers a document that this state has not come to: another process took turns since. */
function isAhead(state: CallState, event: TurnRequest['event']): boolean {
  return event.class === 'answer' && event.document > (state.threads[event.thread]?.document ?? 0);
}

function isPast(state: CallState, event: WebhookEvent): boolean {
  return event.class === 'answer' && event.document !== state.threads[event.thread]?.document;
}

type RenderInput = {
  turn: Awaited<ReturnType<typeof runTurn>>;
  call: { id: string; provider: string; workspaceId: string };
  attempt: Attempt;
  audio: Parameters<typeof renderContext>[0]['audio'];
};

function rendered(parts: TurnParts, { turn, call, attempt, audio }: RenderInput): Promise<RenderedReply> {
  const reply = turn.reply.kind === 'document' ? turn.reply : null;
  const thread = reply?.thread ?? ('thread' in attempt.event ? attempt.event.thread : 'main');
  const context = renderContext({
    call: call.id,
    provider: call.provider,
    thread,
    document: reply?.number ?? 0,
    baseUrl: attempt.baseUrl,
    startedAt: turn.state.startedAt,
    audio,
    secrets: parts.secrets,
  });
  const document = reply?.document ?? { instructions: [] };
  return renderReply({
    document,
    secrets: turn.state.secrets,
    readSecrets: (names) => parts.store.secrets(call.workspaceId, names),
    render: parts.render(call.provider),
    context,
  });
}
