import type { Secrets } from '#lib/secrets.ts';
import { canonical } from '#runtime/contract/canonical.ts';
import type { WebhookEvent } from '#runtime/contract/event.ts';

/**
 * The key under which an event is stored once in its call. An answer's holds a fingerprint of what was answered, so that the repeat of a request
 * finds its own reply; it is signed, or short digits could be found by trying. A fetch is new each time it is asked for.
 */
export function eventKey(event: WebhookEvent, box: Secrets): string {
  switch (event.class) {
    case 'answer':
      return `answer:${event.thread}:${event.document}:${fingerprint(event, box)}`;
    case 'fetch':
      return event.kind === 'call-started' ? 'start' : `fetch:${event.thread}:${event.reason}:${event.seed}`;
    case 'fact':
      return event.key.length <= longestKey ? `fact:${event.key}` : `fact:#${box.sign('fact', event.key)}`;
  }
}

/** An index entry of PostgreSQL holds some 2,700 bytes. */
const longestKey = 200;

function fingerprint(event: WebhookEvent, box: Secrets): string {
  return box.sign('event', canonical({ ...event, at: undefined, seed: undefined })).slice(0, 22);
}
