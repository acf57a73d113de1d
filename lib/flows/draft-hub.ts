import { z } from 'zod';
import type { Database } from '#lib/database/connect.ts';
import { type Listening, listenTo } from '#lib/database/listen.ts';
import { draftsChannel } from '#lib/flows/drafts-channel.ts';
import { processWide } from '#lib/process-wide.ts';
import { whenShuttingDown } from '#lib/shutdown.ts';

/** Called with the newest sequence number of a draft; null when some may have been missed. */
export type DraftListener = (sequence: number | null) => void;

/**
 * Tells `listener` when anybody changes a flow's draft, in whichever process; returns what ends it. All who listen in a process share one connection,
 * which is open only while somebody does.
 */
export function listenToDraft({ url }: Database, flow: string, listener: DraftListener): () => void {
  const { listeners, ...hub } = hubOf(url);
  const own = listeners.get(flow) ?? new Set();
  listeners.set(flow, own.add(listener));
  hub.open();
  return () => {
    own.delete(listener);
    if (own.size === 0 && listeners.get(flow) === own) listeners.delete(flow);
    if (listeners.size === 0) void hub.close();
  };
}

type Hub = { listeners: Map<string, Set<DraftListener>>; open: () => void; close: () => Promise<void> };

/** One for each database: a process has one, a test several. */
function hubOf(url: string): Hub {
  return processWide(`drafts ${url}`, () => createHub(url));
}

function createHub(url: string): Hub {
  const listeners: Hub['listeners'] = new Map();
  let listening: Listening | undefined;
  const hear = (payload: string | null): void => {
    const told = payload === null ? undefined : Told.safeParse(JSON.parse(payload)).data;
    for (const [flow, own] of listeners) {
      if (told !== undefined && told.flow !== flow) continue;
      for (const listener of own) listener(told?.sequence ?? null);
    }
  };
  const hub: Hub = {
    listeners,
    open: () => {
      listening ??= listenTo(url, draftsChannel, hear);
    },
    close: async () => {
      const closing = listening;
      listening = undefined;
      await closing?.close();
    },
  };
  whenShuttingDown('listening to drafts', hub.close);
  return hub;
}

const Told = z.object({ flow: z.string(), sequence: z.number().int() });
