import type { Json } from '#runtime/contract/json.ts';

/**
 * One turn with all that it changes. Times are milliseconds since 1970; `id` is the call's. Texts rather than objects, since it waits to be stored: the garbage
 * collection moves what waits.
 */
export type TurnWrite = {
  id: string;
  /** What a new call is made of; null for one that is stored. */
  made: CallWrite | null;
  /** The revision that the turn started from; 0 of a new call. */
  expected: number;
  workspaceId: string;
  provider: string;
  /** JSON. */
  state: string;
  status: 'live' | 'ended';
  outcome: string | null;
  endedAt: number | null;
  at: number;
  key: string;
  kind: string;
  thread: string;
  document: number | null;
  /** JSON. */
  event: string;
  /** Text is stored as UTF-8. */
  reply: string | Uint8Array | null;
  sensitive: boolean;
  contentType: string | null;
  /** JSON, as are the next two. */
  trace: string;
  emulations: string;
  resources: string;
  durationMicros: number;
  outbox: OutboxWrite[];
  recordings: RecordingWrite[];
};

/** What never changes in a call. */
export type CallWrite = {
  providerCallId: string;
  accountId: string | null;
  numberId: string | null;
  from: string;
  to: string;
  direction: string;
  flowId: string | null;
  versionId: string;
  startedAt: number;
  /** null when the call was refused. */
  answeredAt: number | null;
};

export type OutboxWrite = {
  id: string;
  key: string;
  kind: string;
  payload: Json;
  secrets: string | null;
  /** How long it waits before it is carried out. */
  delaySeconds: number;
};

export type RecordingWrite = {
  providerRecordingId: string;
  node: string | null;
  status: 'pending' | 'ready' | 'failed';
  url: string | null;
  durationMs: number | null;
  transcript: string | null;
};
