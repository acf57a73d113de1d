import { isAscii } from 'node:buffer';
import { totalmem } from 'node:os';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { TurnError } from '#lib/calls/turn-error.ts';
import { type Reply, readWhole, type Visit } from '#lib/http/answer-webhook.ts';
import { asciiText } from '#lib/http/read-form.ts';
import type { Counted } from '#lib/metrics.ts';
import { createCounts } from './counts.ts';
import {
  type Answered,
  type Asked,
  type FromThread,
  headersText,
  readHeaders,
  sharedNow,
  type ThreadPlace,
  type ToThread,
} from './messages.ts';
import { WaitingList } from './waiting-list.ts';

export type ThreadParts = {
  /** Milliseconds that a turn may take. */
  turnTimeoutMs: number;
  /** Milliseconds that a successor has until it takes webhooks; then another is tried. */
  launchTimeoutMs: number;
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
  /** No successor could be started, and none takes webhooks yet: they are turned away. */
  isVacant: () => boolean;
  end: () => Promise<void>;
};

/** Asked when its body is read. */
type Waiting = {
  visit: Visit & { arrivedAt: number };
  answered: PromiseWithResolvers<Reply>;
  deadline: number;
  isAsked: boolean;
};

/** Starts a thread; resolves when it takes webhooks. Whoever waits for one that breaks down, or is stuck, hears the fallback. */
export async function startThread(place: ThreadPlace, parts: ThreadParts): Promise<Thread> {
  const waiting = new WaitingList<Waiting>(mostWaiting);
  const ready = Promise.withResolvers<void>();
  let worker: Worker | undefined;
  let asked: Asked[] = [];
  let underWay = 0;
  let heardAt = performance.now();
  /** A thread of this place has taken webhooks; the one that is there now does. */
  let began = false;
  let works = false;
  let ending = false;
  /** Why the last successor could not be started; undefined once one takes webhooks. */
  let vacancy: { cause: unknown } | undefined;
  let restart: NodeJS.Timeout | undefined;
  const tell = (message: ToThread): void => worker?.postMessage(message);
  const counts = createCounts(() => tell('tell metrics'));

  function launch(): void {
    const launchedAt = performance.now();
    let launched: Worker;
    try {
      launched = newWorker(place, parts);
    } catch (error) {
      gone(error, 'unborn');
      return;
    }
    let trouble: unknown = new Error('A thread that takes turns ended');
    const tooLong = () => {
      trouble = new Error('A thread that takes turns did not start in time');
      void launched.terminate();
    };
    const late = began ? setTimeout(tooLong, parts.launchTimeoutMs) : undefined;
    launched.on('message', (message: FromThread) => {
      heardAt = performance.now();
      if (message === 'ready') {
        clearTimeout(late);
        began = true;
        works = true;
        vacancy = undefined;
        ready.resolve();
      } else if (message === 'outbox') parts.outbox();
      else if (Array.isArray(message)) settleAll(message);
      else counts.heard(message.metrics);
    });
    launched.on('error', (error) => {
      trouble = error;
    });
    launched.on('exit', () => {
      clearTimeout(late);
      const isYoung = performance.now() - launchedAt < restartMs;
      gone(trouble, works ? (isYoung ? 'young' : 'old') : 'unborn');
    });
    worker = launched;
    heardAt = launchedAt;
    flush();
  }

  function settleAll(answers: Answered[]): void {
    for (const [id, status, headers, body] of answers)
      settle(id, () => ({ status, headers: readHeaders(headers), body }));
  }

  function gone(trouble: unknown, age: 'unborn' | 'young' | 'old'): void {
    worker = undefined;
    works = false;
    if (began && age === 'unborn') vacancy = { cause: trouble };
    for (const { id, one } of waiting.all()) if (one.isAsked || ending) turnAway(id, trouble);
    counts.gone();
    if (ending) return;
    parts.failed(trouble, !began);
    // One that breaks down at once would else be started again and again.
    if (began) restart = setTimeout(launch, age === 'old' ? 0 : restartMs);
  }

  function settle(id: number, reply: (visit: Visit) => Reply): void {
    const one = waiting.take(id);
    if (!one) return;
    if (one.isAsked) underWay -= 1;
    try {
      one.answered.resolve(reply(one.visit));
    } catch (error) {
      one.answered.reject(error);
    }
  }

  const turnAway = (id: number, error: unknown): void => settle(id, (visit) => parts.turnAway(visit, error));

  /** The thread has deadlines of its own. One that is silent past them is stuck, and would be for ever. */
  function lookAfter(): void {
    const now = performance.now();
    const late = waiting.all().filter(({ one }) => one.deadline + graceMs < now);
    for (const { id, one } of late) turnAway(id, new TurnError(one.isAsked ? 'too-slow' : 'unreadable-body'));
    const isSilent = late.some(({ one }) => one.isAsked) && heardAt + parts.turnTimeoutMs < now;
    if (works && isSilent) void worker?.terminate();
  }
  // This thread may have been held up itself: what came meanwhile is read first.
  const watch = setInterval(() => setImmediate(lookAfter), watchEveryMs);
  watch.unref();

  function flush(): void {
    // Without a thread they wait for the next one.
    if (!worker || asked.length === 0) return;
    // Who was told something else meanwhile must not have their turn taken.
    tell(asked.filter(([id]) => waiting.has(id)));
    asked = [];
  }

  function ask(id: number, one: Waiting, body: string | Uint8Array): void {
    if (!waiting.has(id)) return;
    if (vacancy) {
      turnAway(id, vacancy.cause);
      return;
    }
    const isLate = one.visit.method === 'POST' && one.deadline < performance.now();
    if (isLate || underWay === mostUnderWay) {
      turnAway(id, new TurnError(isLate ? 'unreadable-body' : 'overloaded'));
      return;
    }
    const { method, target, headers, arrivedAt } = one.visit;
    one.isAsked = true;
    underWay += 1;
    const since = sharedNow() - performance.now() + arrivedAt;
    // What else comes in this tick goes along.
    if (asked.push([id, method, target, headersText(headers), handed(body), since]) === 1)
      setImmediate(flush);
  }

  launch();
  await ready.promise;
  return {
    answer: async (visit) => {
      const refused = parts.refuse(visit);
      if (refused) return refused;
      if (vacancy) return parts.turnAway(visit, vacancy.cause);
      const answered = Promise.withResolvers<Reply>();
      const deadline = visit.arrivedAt + parts.turnTimeoutMs;
      const one: Waiting = { visit, answered, deadline, isAsked: false };
      const id = ending ? undefined : waiting.add(one);
      if (id === undefined) return parts.turnAway(visit, new TurnError('overloaded'));
      read(visit).then(
        (body) => ask(id, one, body),
        (error: unknown) => turnAway(id, error),
      );
      return answered.promise;
    },
    metrics: counts.tell,
    isVacant: () => vacancy !== undefined,
    end: async () => {
      ending = true;
      clearInterval(watch);
      clearTimeout(restart);
      const ended = worker;
      if (!ended) {
        // Between two threads: there will be no other.
        for (const { id } of waiting.all()) turnAway(id, new TurnError('overloaded'));
        return;
      }
      const exited = new Promise((resolve) => ended.once('exit', resolve));
      tell('end');
      // Nobody waits for one that may never begin.
      const late = setTimeout(() => void ended.terminate(), vacancy ? 0 : parts.endTimeoutMs);
      await exited;
      clearTimeout(late);
    },
  };
}

function newWorker(place: ThreadPlace, { program }: ThreadParts): Worker {
  return new Worker(program ?? new URL('./thread.ts', import.meta.url), {
    workerData: place,
    resourceLimits: { maxYoungGenerationSizeMb: youngMb() },
  });
}

async function read(visit: Visit): Promise<string | Uint8Array> {
  return readWhole(visit);
}

/** Nothing of the pool that a small body is a piece of, which would be copied whole. */
function handed(body: string | Uint8Array): string | Uint8Array {
  if (typeof body === 'string') return body;
  if (isAscii(body)) return asciiText(body);
  return body.buffer.byteLength === body.byteLength ? body : new Uint8Array(body);
}

/**
 * A third of it is filled before the garbage collection comes by. Large, so that turns under way are rarely copied: twice as much spares a busy thread a few hundredths of its time, more spares nothing. On a small
 * computer, or in a small container, a part of what there is.
 */
function youngMb(): number {
  const limit = process.constrainedMemory();
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return Math.min(288, Math.max(48, Math.floor(bytes / 2 ** 20 / 28)));
}

/** More than a thread could take before their time is over. Those whose body is still being read are not among them: anybody can send one slowly. */
const mostUnderWay = 5_000;
/** More than there can be connections. */
const mostWaiting = 1_000_000;
const graceMs = 500;
const watchEveryMs = 250;
const restartMs = 1_000;
