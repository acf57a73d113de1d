import { z } from 'zod';
import type { Keeper } from '#components/document/keeper.ts';

/** Which steps somebody worked on lately, so that they are told when another one deletes such a step. Kept through a reload. */
export type OwnWork = {
  edited: (nodes: readonly string[]) => void;
  /** Everything done so far is with the server. */
  sent: () => void;
  isLate: (node: string) => boolean;
  forget: (node: string) => void;
  load: () => Promise<void>;
};

export function createOwnWork(keeper: Keeper): OwnWork {
  const entries = new Map<string, { at: number; sent: boolean }>();
  const store = (): void => {
    void keeper.set(storeName, Object.fromEntries(entries)).catch(() => undefined);
  };
  return {
    edited: (nodes) => {
      if (nodes.length === 0) return;
      for (const node of nodes) entries.set(node, { at: Date.now(), sent: false });
      store();
    },
    sent: () => {
      let isChanged = false;
      for (const [node, { at, sent }] of [...entries]) {
        if (sent && Date.now() - at <= lateMs) continue;
        isChanged = true;
        if (Date.now() - at > lateMs) entries.delete(node);
        else entries.set(node, { at, sent: true });
      }
      if (isChanged) store();
    },
    isLate: (node) => {
      const entry = entries.get(node);
      return entry !== undefined && (!entry.sent || Date.now() - entry.at <= lateMs);
    },
    forget: (node) => {
      if (entries.delete(node)) store();
    },
    load: async () => {
      const kept = Kept.safeParse(await keeper.get(storeName).catch(() => undefined));
      for (const [node, entry] of Object.entries(kept.data ?? {})) {
        if (!entries.has(node)) entries.set(node, entry);
      }
    },
  };
}

const lateMs = 30 * 60_000;
const storeName = 'own-work';
const Kept = z.record(z.string(), z.object({ at: z.number(), sent: z.boolean() }));
