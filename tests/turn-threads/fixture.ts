import type { Reply, Visit } from '#lib/http/answer-webhook.ts';
import type { ThreadParts } from '#lib/turn-threads/start-thread.ts';

export const obedient = new URL('./threads/obedient.ts', import.meta.url);
/** It lives, and is never ready. */
export const hanging = new URL('./threads/hanging.ts', import.meta.url);
export const stillborn = new URL('./threads/stillborn.ts', import.meta.url);

/** The parts of a thread, and what it did with them. */
export function watchedParts(changes: Partial<ThreadParts> = {}) {
  const brokeDown = Promise.withResolvers<{ error: unknown; fatal: boolean }>();
  const outbox = Promise.withResolvers<void>();
  let failures = 0;
  const parts: ThreadParts = {
    turnTimeoutMs,
    launchTimeoutMs: turnTimeoutMs,
    endTimeoutMs: turnTimeoutMs,
    refuse: ({ target }) => (target.startsWith('/nowhere') ? refusal : undefined),
    turnAway: ({ target }, error) => ({ status: 503, headers: { target, why: wordOf(error) }, body: '' }),
    outbox: outbox.resolve,
    failed: (error, fatal) => {
      failures += 1;
      brokeDown.resolve({ error, fatal });
    },
    program: obedient,
    ...changes,
  };
  return { parts, brokeDown: brokeDown.promise, outbox: outbox.promise, failures: () => failures };
}

/** Nothing that isn't stuck takes as long, however busy the machine is. */
export const turnTimeoutMs = 60_000;

/** What is said to webhooks that go nowhere. */
export const refusal: Reply = { status: 404, headers: {}, body: '' };

type Body = string | Uint8Array | Error;

/** A webhook as it comes in; an `Error` for a body is one that breaks off. */
export function visit(target: string, body?: Body): Visit & { arrivedAt: number } {
  return {
    method: body === undefined ? 'GET' : 'POST',
    target,
    headers: { host: 'localhost' },
    own: () => `http://localhost${target}`,
    read: async () => {
      if (body instanceof Error) throw body;
      return Buffer.from(body ?? '');
    },
    arrivedAt: performance.now(),
  };
}

/** What the reply is to, and why it is a fallback, if it is. */
export function gist({ headers }: Reply): { target: string | undefined; why?: string } {
  const { target, why } = headers;
  return why === undefined ? { target } : { target, why };
}

function wordOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}
