import type { Reply, Visit } from '#lib/http/answer-webhook.ts';
import type { Counted } from '#lib/metrics.ts';

/** A webhook for a thread, its body read: text where it is plain ASCII, which is cheaper to hand over. `arrivedAt` is on the clock that all threads share, in milliseconds. */
export type Asked = [
  id: number,
  method: Visit['method'],
  target: string,
  headers: Visit['headers'],
  body: string | Uint8Array,
  arrivedAt: number,
];

/** Its reply. */
export type Answered = [id: number, reply: Reply];

/** What a thread is told. Webhooks come many at a time. */
export type ToThread = Asked[] | 'tell metrics' | 'end';

/** What a thread tells: replies, what it counted, that it takes webhooks now, that it put something into the outbox. */
export type FromThread = Answered[] | { metrics: Counted } | 'ready' | 'outbox';

/** Where a thread stands among the others. */
export type ThreadPlace = { index: number; count: number };

/** Milliseconds on a clock that is the same in every thread, and that nobody moves; `performance.now()` has a beginning of its own in each. */
export function sharedNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
