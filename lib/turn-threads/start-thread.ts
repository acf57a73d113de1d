import { isAscii } from 'node:buffer';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AggregatorRegistry } from 'prom-client';
import { TurnError } from '#lib/calls/turn-error.ts';
import { type Reply, readWhole, type Visit } from '#lib/http/answer-webhook.ts';
import { asciiText } from '#lib/http/read-form.ts';
import type { Counted } from '#lib/metrics.ts';
import { type Asked, type FromThread, sharedNow, type ThreadPlace, type ToThread } from './messages.ts';
import { WaitingList } from './waiting-list.ts';

export type ThreadParts = {
  /** Milliseconds that a turn may take. */
  turnTimeoutMs: number;
  /** Milliseconds that a thread has to end. */
  endTimeoutMs: number;
  /** What is said to a webhook whose address is none of ours. */
  refuse: (visit: Visit) => Reply | undefined;
  /** What is said to a webhook that no thread answers. */
  turnAway: (visit: Visit, error: unknown) => Reply;
  /** A thread put something into the outbox. */
  outbox: () => void;
  /** A thread broke down. Another takes its place, but not of one that never took a webhook when all began: then `fatal`. */
  failed: (error: unknown, fatal: boolean) => void;
  /** In place of the thread's own program; for tests. */
  program?: URL;
};

export type Thread = {
  answer: (visit: Visit & { arrivedAt: number }) => Promise<Reply>;
  metrics: () => Promise<Counted[]>;
  end: () => Promise<void>;
};

type Waiting = { visit: Visit; resolve: (reply: Reply) => void; deadline: number };

/** Starts a thread; resolves when it takes webhooks. Whoever waits for one that breaks down, or is stuck, hears the fallback. */
export async function startThread(place: ThreadPlace, parts: ThreadParts): Promise<Thread> {
  const waiting = new WaitingList<Waiting>(mostWaiting);
  const ready = Promise.withResolvers<void>();
  let worker: Worker | undefined;
  let asked: Asked[] = [];
  let heardAt = performance.now();
  /** A thread of this place has taken webhooks; the one that is there now does. */
  let began = false;
  let works = false;
  let ending = false;
  /** What the thread counted when it was asked last, and what its forerunners had counted. */
  let counted: Counted = [];
  const countedBefore: Counted[] = [];
  let counting = Promise.withResolvers<void>();
  let telling: Promise<Counted[]> | undefined;

  function launch(): void {
    let trouble: unknown = new Error('A thread that takes turns ended');
    const launchedAt = performance.now();
    const launched = new Worker(parts.program ?? new URL('./thread.ts', import.meta.url), {
      workerData: place,
      resourceLimits: { maxYoungGenerationSizeMb: youngMb },
    });
    launched.on('message', (message: FromThread) => {
      heardAt = performance.now();
      if (message === 'ready') {
        began = true;
        works = true;
        ready.resolve();
      } else if (message === 'outbox') parts.outbox();
      else if (Array.isArray(message)) for (const [id, reply] of message) settle(id, () => reply);
      else {
        counted = message.metrics;
        counting.resolve();
      }
    });
    launched.on('error', (error) => {
      trouble = error;
    });
    launched.on('exit', () => {
      worker = undefined;
      works = false;
      for (const { id } of waiting.all()) settle(id, (visit) => parts.turnAway(visit, trouble));
      countedBefore.push(counted);
      counted = [];
      counting.resolve();
      if (ending) return;
      parts.failed(trouble, !began);
      // One that breaks down at once would else be started again and again.
      const isYoung = performance.now() - launchedAt < restartMs;
      if (began) setTimeout(() => !ending && launch(), isYoung ? restartMs : 0);
    });
    worker = launched;
    heardAt = launchedAt;
    flush();
  }

  function settle(id: number, reply: (visit: Visit) => Reply): void {
    const one = waiting.take(id);
    one?.resolve(reply(one.visit));
  }

  /** The thread has deadlines of its own. One that is silent past them is stuck, and would be for ever. */
  function lookAfter(): void {
    const now = performance.now();
    const late = waiting.all().filter(({ one }) => one.deadline + graceMs < now);
    for (const { id } of late) settle(id, (visit) => parts.turnAway(visit, new TurnError('too-slow')));
    if (works && late.length > 0 && heardAt + parts.turnTimeoutMs < now) void worker?.terminate();
  }
  // This thread may have been held up itself: what came meanwhile is read first.
  const watch = setInterval(() => setImmediate(lookAfter), watchEveryMs);
  watch.unref();

  const tell = (message: ToThread): void => worker?.postMessage(message);
  function flush(): void {
    // Without a thread they wait for the next one.
    if (!worker || asked.length === 0) return;
    // Who was told something else meanwhile must not have their turn taken.
    tell(asked.filter(([id]) => waiting.has(id)));
    asked = [];
  }

  async function tellMetrics(): Promise<Counted[]> {
    counting = Promise.withResolvers();
    tell('tell metrics');
    // A thread that is busy is taken for what it was: a counter never goes back.
    await Promise.race([counting.promise, delay(metricsMs, null, { ref: false })]);
    const before = countedBefore.slice();
    if (before.length > 1) {
      const merged = await AggregatorRegistry.aggregate(before).getMetricsAsJSON();
      countedBefore.splice(0, before.length, merged);
    }
    return [...countedBefore, counted];
  }

  launch();
  await ready.promise;
  return {
    answer: async (visit) => {
      const refused = parts.refuse(visit);
      if (refused) return refused;
      if (ending) return parts.turnAway(visit, new TurnError('overloaded'));
      const { method, target, headers, arrivedAt } = visit;
      const deadline = arrivedAt + parts.turnTimeoutMs;
      try {
        const body = await readWhole(visit, deadline);
        const { promise, resolve } = Promise.withResolvers<Reply>();
        const id = waiting.add({ visit, resolve, deadline });
        if (id === undefined) throw new TurnError('overloaded');
        const since = sharedNow() - performance.now() + arrivedAt;
        const one: Asked = [id, method, target, headers, handed(body), since];
        // What else comes in this tick goes along.
        if (asked.push(one) === 1) setImmediate(flush);
        return await promise;
      } catch (error) {
        return parts.turnAway(visit, error);
      }
    },
    metrics: () => {
      telling ??= tellMetrics().finally(() => {
        telling = undefined;
      });
      return telling;
    },
    end: async () => {
      ending = true;
      clearInterval(watch);
      const ended = worker;
      if (!ended) return;
      const gone = new Promise((resolve) => ended.once('exit', resolve));
      tell('end');
      const late = setTimeout(() => void ended.terminate(), parts.endTimeoutMs);
      await gone;
      clearTimeout(late);
    },
  };
}

/** Nothing of the pool that a small body is a piece of, which would be copied whole. */
function handed(body: Uint8Array): string | Uint8Array {
  if (isAscii(body)) return asciiText(body);
  return body.buffer.byteLength === body.byteLength ? body : new Uint8Array(body);
}

/** A third of it is filled before the garbage collection comes by: small enough for a small computer, large enough that turns under way are rarely copied. */
const youngMb = 96;
/** More than a thread could take before their time is over. */
const mostWaiting = 5_000;
const graceMs = 500;
const watchEveryMs = 250;
const restartMs = 1_000;
const metricsMs = 1_000;
