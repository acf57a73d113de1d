import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { TurnError } from './turn-error.ts';

/** As `work` does, or rejects with `too-slow` once `performance.now()` is past `deadline`; the work goes on then. */
export async function before<Result>(deadline: number, work: Promise<Result>): Promise<Result> {
  const timer = new AbortController();
  const tooSlow = delay(Math.max(0, deadline - performance.now()), undefined, { signal: timer.signal }).then(
    () => {
      throw new TurnError('too-slow');
    },
  );
  // The loser of the race must not count as unhandled.
  tooSlow.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, tooSlow]);
  } finally {
    timer.abort();
  }
}
