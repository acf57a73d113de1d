import type { Signal } from '#lib/calls/signal.ts';

export type KeepSendingParts = {
  /** Starts what is due, so many at the most; resolves to the work under way. */
  start: (most: number) => Promise<Promise<void>[]>;
  /** Raised when there may be something due. */
  due: Signal;
  isOver: () => boolean;
  failed: (error: unknown) => void;
};

/** Sends until it is over, then waits for what is under way. One provider that is slow to answer holds nothing else up. */
export async function keepSending({ start, due, isOver, failed }: KeepSendingParts): Promise<void> {
  const running = new Set<Promise<void>>();
  while (!isOver()) {
    let troubled = false;
    const trouble = (error: unknown): void => {
      troubled = true;
      failed(error);
    };
    const started = running.size < mostAtOnce ? await start(mostAtOnce - running.size).catch(trouble) : [];
    for (const work of started ?? []) {
      const tracked = work.catch(trouble).finally(() => {
        running.delete(tracked);
        due.raise();
      });
      running.add(tracked);
    }
    await due.wait(troubled ? lookAgainMs : lookEveryMs);
  }
  await Promise.all(running);
}

const mostAtOnce = 50;
/** For retries that are due, and for what another process put in and left. */
const lookEveryMs = 1000;
/** After trouble, which is mostly a database that is away. */
const lookAgainMs = 5000;
