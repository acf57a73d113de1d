import type { CallName, CallRow } from '#lib/database/call-rows.ts';
import { RecentValues } from '#runtime/contract/recent-values.ts';

/**
 * The calls that this process spoke to last, as they are stored: one text of a state costs the garbage collection a hundredth of what its objects do. One that is
 * stale does no harm: its turn loses the guard.
 */
export type CallCache = {
  get: (name: CallName) => CallRow | undefined;
  put: (call: CallRow) => void;
  drop: (call: { id: string; provider: string; providerCallId: string }) => void;
};

/** Holds the `most` calls that were used last, and at most twice as many. */
export function createCallCache(most: number): CallCache {
  const byId = new RecentValues<CallRow>(most);
  const idByProvider = new RecentValues<string>(most);

  const drop: CallCache['drop'] = (call) => {
    byId.delete(call.id);
    idByProvider.delete(providerKey(call));
  };
  return {
    drop,
    get: (name) => {
      const id = 'id' in name ? name.id : idByProvider.get(providerKey(name));
      return id === undefined ? undefined : byId.get(id);
    },
    put: (call) => {
      byId.set(call.id, call);
      idByProvider.set(providerKey(call), call.id);
    },
  };
}

/** Also names a call's queue, since it is known before our own id is. */
export function providerKey(call: { provider: string; providerCallId: string }): string {
  return `${call.provider}:${call.providerCallId}`;
}
