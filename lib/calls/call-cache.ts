import type { CallName } from '#lib/database/call-rows.ts';
import type { CallRecord } from './call-record.ts';

/** The calls that this process spoke to last. One that is stale does no harm: its turn loses the guard. */
export type CallCache = {
  get: (name: CallName) => CallRecord | undefined;
  put: (record: CallRecord) => void;
  drop: (record: CallRecord) => void;
};

/** Holds at most `most` calls; the one used longest ago goes first. */
export function createCallCache(most: number): CallCache {
  const byId = new Map<string, CallRecord>();
  const idByProvider = new Map<string, string>();

  const drop = (record: CallRecord): void => {
    byId.delete(record.id);
    idByProvider.delete(providerKey(record));
  };
  return {
    drop,
    get: (name) => {
      const id = 'id' in name ? name.id : idByProvider.get(providerKey(name));
      const record = id === undefined ? undefined : byId.get(id);
      if (!record) return undefined;
      byId.delete(record.id);
      byId.set(record.id, record);
      return record;
    },
    put: (record) => {
      byId.delete(record.id);
      byId.set(record.id, record);
      idByProvider.set(providerKey(record), record.id);
      const [oldest] = byId.values();
      if (byId.size > most && oldest) drop(oldest);
    },
  };
}

/** Also names a call's queue, since it is known before our own id is. */
export function providerKey(call: { provider: string; providerCallId: string }): string {
  return `${call.provider}:${call.providerCallId}`;
}
