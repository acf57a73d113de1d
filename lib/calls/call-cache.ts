import type { CallName, CallRow } from '#lib/database/call-rows.ts';

/**
 * The calls that this process spoke to last, as they are stored: one text of a state costs the garbage collection a hundredth of what its objects do. One that is
 * stale does no harm: its turn loses the guard.
 */
export type CallCache = {
  get: (name: CallName) => CallRow | undefined;
  put: (call: CallRow) => void;
  drop: (call: { id: string; provider: string; providerCallId: string }) => void;
};

/** Holds at most `most` calls; the one used longest ago goes first. */
export function createCallCache(most: number): CallCache {
  const byId = new Map<string, CallRow>();
  const idByProvider = new Map<string, string>();

  const drop: CallCache['drop'] = (call) => {
    byId.delete(call.id);
    idByProvider.delete(providerKey(call));
  };
  return {
    drop,
    get: (name) => {
      const id = 'id' in name ? name.id : idByProvider.get(providerKey(name));
      const call = id === undefined ? undefined : byId.get(id);
      if (!call) return undefined;
      byId.delete(call.id);
      byId.set(call.id, call);
      return call;
    },
    put: (call) => {
      byId.delete(call.id);
      byId.set(call.id, call);
      idByProvider.set(providerKey(call), call.id);
      const [oldest] = byId.values();
      if (byId.size > most && oldest) drop(oldest);
    },
  };
}

/** Also names a call's queue, since it is known before our own id is. */
export function providerKey(call: { provider: string; providerCallId: string }): string {
  return `${call.provider}:${call.providerCallId}`;
}
