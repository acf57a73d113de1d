import { IndexeddbPersistence } from 'y-indexeddb';
import type { FlowDoc } from '#runtime/graph/edit/flow-doc.ts';

/** Keeps a shared document, and a few facts beside it, in the browser: what the server does not have yet survives a closed tab. */
export type Keeper = {
  /** Resolves when the document holds what was kept. */
  loaded: Promise<void>;
  get: (name: string) => Promise<unknown>;
  set: (name: string, value: unknown) => Promise<void>;
  /** Forgets everything. */
  clear: () => Promise<void>;
  close: () => Promise<void>;
};

export type OpenKeeper = (flow: string, doc: FlowDoc) => Keeper;

/** In IndexedDB; in memory alone where there is none, as in some private windows. */
export const openKeeper: OpenKeeper = (flow, doc) => {
  if (typeof indexedDB === 'undefined') return forgetful;
  const kept = new IndexeddbPersistence(`ringtree-flow-${flow}`, doc);
  // A browser that keeps nothing for us may never answer.
  const late = new Promise<void>((resolve) => setTimeout(resolve, mostLoadingMs));
  return {
    loaded: Promise.race([kept.whenSynced.then(() => undefined), late]),
    get: async (name) => {
      const text: unknown = kept.db === null ? undefined : await kept.get(name);
      return typeof text === 'string' ? JSON.parse(text) : undefined;
    },
    set: async (name, value) => {
      if (kept.db !== null) await kept.set(name, JSON.stringify(value));
    },
    clear: () => kept.clearData(),
    close: () => kept.destroy(),
  };
};

const mostLoadingMs = 3_000;

const forgetful: Keeper = {
  loaded: Promise.resolve(),
  get: async () => undefined,
  set: async () => undefined,
  clear: async () => undefined,
  close: async () => undefined,
};
