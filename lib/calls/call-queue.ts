import { TurnError } from './turn-error.ts';

/** Runs turns of one call one after the other, those of different calls together. */
export type CallQueue = {
  /** Rejects with `overloaded` at once when too many wait, else as `work` does. */
  run: <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;
  /** Resolves when nothing runs or waits any more. */
  idle: () => Promise<void>;
};

/** `most` counts the turns of all calls that run or wait, `mostPerCall` those of one. */
export function createCallQueue(limits: { most: number; mostPerCall: number }): CallQueue {
  const lines = new Map<string, { last: Promise<unknown> | null; length: number }>();
  const waiting = new Set<() => void>();
  let length = 0;

  const leave = (key: string, line: { last: Promise<unknown> | null; length: number }): void => {
    length -= 1;
    line.length -= 1;
    if (line.length === 0) {
      // A deleted entry may live on in an old table of the map: not with the reply of its last turn.
      line.last = null;
      lines.delete(key);
    }
    if (length > 0) return;
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  return {
    run: (key, work) => {
      const line = lines.get(key) ?? { last: null, length: 0 };
      if (length >= limits.most || line.length >= limits.mostPerCall)
        return Promise.reject(new TurnError('overloaded'));
      lines.set(key, line);
      length += 1;
      line.length += 1;
      const result = runAfter(line.last, work, () => leave(key, line));
      line.last = result;
      return result;
    },
    idle: () => (length === 0 ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
  };
}

async function runAfter<Result>(
  before: Promise<unknown> | null,
  work: () => Promise<Result>,
  done: () => void,
): Promise<Result> {
  try {
    // What became of the turn before is told to whoever asked for it.
    if (before) await before.catch(() => undefined);
    return await work();
  } finally {
    done();
  }
}
