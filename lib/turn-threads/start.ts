import { performance } from 'node:perf_hooks';
import { threadOfCall } from '#lib/calls/call-ids.ts';
import type { Reply, Visit } from '#lib/http/answer-webhook.ts';
import type { Counted } from '#lib/metrics.ts';
import { startThread, type ThreadParts } from './start-thread.ts';

/** Threads of this process that take turns, so that reading and writing HTTP has a processor of its own. */
export type TurnThreads = {
  answer: (visit: Visit) => Promise<Reply>;
  /** What they have counted, those that broke down included. */
  metrics: () => Promise<Counted[]>;
  /** Why some webhooks find no thread, in words for an operator; undefined when all do, or wait for one that is being started. */
  whyUnready: () => string | undefined;
  /** Ends them when their turns are taken. */
  end: () => Promise<void>;
};

/** Resolves when all take webhooks. */
export async function startTurnThreads(count: number, parts: ThreadParts): Promise<TurnThreads> {
  const places = Array.from({ length: count }, (_, index) => ({ index, count }));
  const threads = await Promise.all(places.map((place) => startThread(place, parts)));
  let turn = 0;
  return {
    answer: async (visit) => {
      const arrivedAt = performance.now();
      turn += 1;
      const thread = threads[threadFor(visit.target, count) ?? turn % count];
      if (!thread) throw new Error('There is no thread to take turns');
      return await thread.answer({ ...visit, arrivedAt });
    },
    metrics: async () => (await Promise.all(threads.map((thread) => thread.metrics()))).flat(),
    whyUnready: () =>
      threads.some((thread) => thread.isVacant())
        ? 'No thread takes turns in the place of one that broke down.'
        : undefined,
    end: async () => {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

/** The thread that made the call remembers it; any other takes its turns as another process would. undefined for a call that is not named in the address. */
function threadFor(target: string, count: number): number | undefined {
  if (count === 1) return 0;
  const [, call] = /^\/v1\/[^/]+\/c\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//.exec(target) ?? [];
  return call === undefined ? undefined : threadOfCall(call, count);
}
