import type { CallWrite, OutboxWrite, RecordingWrite, TurnWrite } from '#lib/database/turn-write.ts';
import type { Secrets } from '#lib/secrets.ts';
import type { Effect } from '#runtime/contract/effect.ts';
import type { WebhookEvent } from '#runtime/contract/event.ts';
import type { Json, JsonObject } from '#runtime/contract/json.ts';
import type { CallState, RecordingState } from '#runtime/contract/state.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import { sealState } from './call-record.ts';
import type { RenderedReply } from './render-reply.ts';
import { storedEvent } from './stored-event.ts';
import { uuidv7 } from './uuid.ts';

/** What a new call is bound to, found by the called number. */
export type StartPlan = {
  workspaceId: string;
  accountId: string | null;
  numberId: string | null;
  flowId: string | null;
  versionId: string;
};

export type TurnWriteInput = {
  /** Of the stored call, or of the one to be made (`expected` null). */
  call: StartPlan & { id: string; provider: string; providerCallId: string };
  expected: number | null;
  before: CallState | null;
  event: WebhookEvent;
  key: string;
  turn: Turn;
  /** null for a fact, which needs no words. */
  reply: RenderedReply | null;
  resourcesRevision: string;
  baseUrl: string;
  durationMicros: number;
};

/** A turn as it is stored: everything sensitive sealed or left out. */
export function turnWrite(input: TurnWriteInput, box: Secrets): TurnWrite {
  const { call, before, event, turn, reply } = input;
  const { state } = turn;
  const sensitive = turn.sensitive || (reply?.sensitive ?? false);
  return {
    id: call.id,
    made: input.expected === null ? madeCall(input) : null,
    expected: input.expected ?? 0,
    workspaceId: call.workspaceId,
    provider: call.provider,
    state: sealState(state, box),
    status: state.status,
    outcome: state.ended?.status ?? null,
    endedAt: state.ended?.at ?? null,
    at: event.at,
    key: input.key,
    kind: event.kind,
    thread: 'thread' in event ? event.thread : 'main',
    document: turn.reply.kind === 'document' ? turn.reply.number : null,
    event: JSON.stringify(storedEvent(event, turn.sensitive)),
    reply: reply && storedReply(reply.body, sensitive, { call: call.id, box }),
    sensitive,
    contentType: reply?.contentType ?? null,
    // Redacted where it was written.
    trace: JSON.stringify(turn.trace),
    emulations: JSON.stringify(reply?.emulations ?? []),
    resources: JSON.stringify({ workspace: input.resourcesRevision }),
    durationMicros: input.durationMicros,
    outbox: turn.outbox.map((effect) => outboxWrite(effect, input, box)),
    recordings: changedRecordings(before?.recordings ?? {}, state.recordings),
  };
}

function madeCall({ call, event, turn }: TurnWriteInput): CallWrite {
  const { startedAt, call: identity } = turn.state;
  return {
    providerCallId: call.providerCallId,
    accountId: call.accountId,
    numberId: call.numberId,
    from: identity.from,
    to: identity.to,
    direction: identity.direction,
    flowId: call.flowId,
    versionId: call.versionId,
    startedAt,
    answeredAt: rejects(turn) ? null : event.at,
  };
}

/** Where sealed replies of a call belong. */
export const replyContext = (call: string): string => `reply:${call}`;

/** Where the sensitive part of an outbox row belongs. */
export const outboxContext = (key: string): string => `outbox:${key}`;

function storedReply(
  body: string,
  sensitive: boolean,
  { call, box }: { call: string; box: Secrets },
): string | Uint8Array {
  return sensitive ? box.sealBytes(Buffer.from(body), replyContext(call)) : body;
}

function outboxWrite(effect: Effect, { turn, baseUrl }: TurnWriteInput, box: Secrets): OutboxWrite {
  // The engine's ids hold the call's, so they are unique for ever.
  const key = effect.id;
  const text = JSON.stringify(effect);
  const used = Object.entries(turn.state.secrets).filter(([id]) => text.includes(`secret:${id}\\u0001`));
  const sealed =
    used.length > 0
      ? box.sealBytes(Buffer.from(JSON.stringify(Object.fromEntries(used))), outboxContext(key))
      : null;
  return {
    id: uuidv7(),
    key,
    kind: effect.kind,
    delaySeconds: effect.kind === 'timer' ? effect.seconds : 0,
    payload: { effect: plain(effect), baseUrl },
    secrets: sealed && Buffer.from(sealed).toString('base64'),
  };
}

function changedRecordings(
  before: Readonly<Record<string, RecordingState>>,
  after: Readonly<Record<string, RecordingState>>,
): RecordingWrite[] {
  return Object.values(after)
    .filter((recording) => JSON.stringify(recording) !== JSON.stringify(before[recording.id]))
    .map(({ id, url, seconds, step, status, transcript }) => ({
      providerRecordingId: id,
      node: step === '' ? null : step,
      status: recordingStatus[status],
      url: url === '' ? null : url,
      durationMs: seconds === null ? null : Math.round(seconds * 1000),
      transcript,
    }));
}

const recordingStatus = {
  pending: 'pending',
  completed: 'ready',
  absent: 'failed',
  failed: 'failed',
} as const;

function rejects({ reply }: Turn): boolean {
  return reply.kind === 'document' && reply.document.instructions[0]?.kind === 'reject';
}

/** Engine values are plain JSON by contract, which their types do not say. */
function plain(value: object): Json {
  return value as unknown as JsonObject;
}
