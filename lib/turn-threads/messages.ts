import type { Reply, Visit } from '#lib/http/answer-webhook.ts';
import type { Counted } from '#lib/metrics.ts';

/**
 * A webhook for a thread, its body read: text where it is plain ASCII, which is cheaper to hand over; its headers as `headersText` writes them, since an object of them would cost the two threads some 4 µs
 * more. `arrivedAt` is on the clock that all threads share, in milliseconds.
 */
export type Asked = [
  id: number,
  method: Visit['method'],
  target: string,
  headers: string,
  body: string | Uint8Array,
  arrivedAt: number,
];

/** Its reply, the headers written like those. */
export type Answered = [id: number, status: number, headers: string, body: Reply['body']];

/** What a thread is told. Webhooks come many at a time. */
export type ToThread = Asked[] | 'tell metrics' | 'end';

/** What a thread tells: replies, what it counted, that it takes webhooks now, that it put something into the outbox. */
export type FromThread = Answered[] | { metrics: Counted } | 'ready' | 'outbox';

/** Where a thread stands among the others. */
export type ThreadPlace = { index: number; count: number };

/** Headers as one text: names and values in turn, each with a line's end, which no header can hold (RFC 9110, 5.5). */
export function headersText(headers: Visit['headers']): string {
  let text = '';
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) text += `${name}\n${value}\n`;
  }
  return text;
}

/** What `headersText` wrote. */
export function readHeaders(text: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let start = 0; start < text.length; ) {
    const middle = text.indexOf('\n', start);
    const end = text.indexOf('\n', middle + 1);
    headers[text.slice(start, middle)] = text.slice(middle + 1, end);
    start = end + 1;
  }
  return headers;
}

/** Milliseconds on a clock that is the same in every thread, and that nobody moves; `performance.now()` has a beginning of its own in each. */
export function sharedNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
