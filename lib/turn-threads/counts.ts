import { setTimeout as delay } from 'node:timers/promises';
import { AggregatorRegistry } from 'prom-client';
import type { Counted } from '#lib/metrics.ts';

/** What a thread has counted, and those that were in its place before. */
export type Counts = {
  /** Asks the thread, and resolves to all. */
  tell: () => Promise<Counted[]>;
  /** It answered. */
  heard: (counted: Counted) => void;
  /** It is gone; the next one counts from nothing. */
  gone: () => void;
};

/** `ask` sends the question, if there is a thread. */
export function createCounts(ask: () => void): Counts {
  let last: Counted = [];
  let counting = Promise.withResolvers<void>();
  let telling: Promise<Counted[]> | undefined;
  const before: Counted[] = [];

  async function tell(): Promise<Counted[]> {
    counting = Promise.withResolvers();
    ask();
    // A thread that is busy is taken for what it was: a counter never goes back.
    await Promise.race([counting.promise, delay(timeoutMs, null, { ref: false })]);
    const known = before.slice();
    if (known.length > 1) {
      const merged = await AggregatorRegistry.aggregate(known).getMetricsAsJSON();
      before.splice(0, known.length, merged);
    }
    return [...before, last];
  }
  return {
    tell: () => {
      telling ??= tell().finally(() => {
        telling = undefined;
      });
      return telling;
    },
    heard: (counted) => {
      last = counted;
      counting.resolve();
    },
    gone: () => {
      // Many in a row may break down before they count.
      if (last.length > 0) before.push(last);
      last = [];
      counting.resolve();
    },
  };
}

const timeoutMs = 1_000;
