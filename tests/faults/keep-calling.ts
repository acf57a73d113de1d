import type { Caller } from './callers.ts';

export type Calling = {
  /** Waits for a moment while they call; rejects when a call breaks meanwhile. */
  until: (moment: Promise<unknown>) => Promise<void>;
  /** Lets each get through in the end, and resolves when all have. */
  stop: () => Promise<void>;
};

/** Everybody calls again and again, also when told to call later. */
export function keepCalling(people: readonly Caller[]): Calling {
  let calling = true;
  const over = Promise.all(
    people.map(async (caller) => {
      while (calling) await caller.calls();
      while (!(await caller.calls()));
    }),
  );
  over.catch(() => undefined);
  return {
    until: async (moment) => {
      await Promise.race([over, moment]);
    },
    stop: async () => {
      calling = false;
      await over;
    },
  };
}
