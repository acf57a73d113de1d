import type { Document } from './document.ts';
import type { Effect } from './effect.ts';
import type { Json } from './json.ts';
import type { CallState } from './state.ts';
import type { Thread } from './thread.ts';
import type { TraceEntry } from './trace.ts';

/** Something that must be known before the reply; done at least once, `id` is its idempotency key. */
export type Need = {
  id: string;
  kind: 'http-request' | 'verify-start' | 'verify-check' | 'queue';
  /** May hold secret tokens: reveal them before it leaves. */
  request: Json;
  /** Longest time that it may take; what takes longer than `limits.lookUpInReplySeconds` runs while the caller waits. */
  seconds: number;
};

export type Reply =
  | { kind: 'document'; thread: Thread; number: number; document: Document }
  | { kind: 'needs'; needs: Need[] }
  /** A fact: any 2xx will do. */
  | { kind: 'nothing' };

/** What `step` returns; nothing has happened yet. `changed` false means: store nothing. */
export type Turn = {
  state: CallState;
  changed: boolean;
  reply: Reply;
  outbox: Effect[];
  trace: TraceEntry[];
  /** The event carried sensitive input: its payload is stored without digits, speech and words. */
  sensitive: boolean;
  /** To be started once the turn is stored, while the caller hears the reply; their results come as `look-ups-ended`. */
  background: Need[];
};
