import type { Database } from '#lib/database/connect.ts';
import { notify } from '#lib/database/notify.ts';

/** The channel on which pages hear of calls that changed: JSON `string[]` of call ids, or `"many"`. */
export const callsChannel = 'ringtree_calls';

/** Tells other processes which calls changed. */
export type Announcer = {
  changed: (call: string) => void;
  /** Tells at once what was not told yet. */
  flush: () => Promise<void>;
};

/** Never in a turn's own transaction, where it would make commits wait for each other: once every `everyMs`, for all calls of this process. */
export function createAnnouncer(database: () => Promise<Database>, everyMs = 200): Announcer {
  let calls = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    if (calls.size === 0) return;
    const payload = JSON.stringify(calls.size > mostNamed ? 'many' : [...calls]);
    calls = new Set();
    // Whoever misses it sees the change at the next one, or when the page is opened again.
    await database()
      .then(({ pool }) => notify(pool, callsChannel, payload))
      .catch(() => undefined);
  };
  return {
    flush,
    changed: (call) => {
      calls.add(call);
      timer ??= setTimeout(() => void flush(), everyMs).unref();
    },
  };
}

/** PostgreSQL carries at most 8,000 bytes. */
const mostNamed = 150;
