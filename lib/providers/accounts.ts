import { performance } from 'node:perf_hooks';
import { createBatchReader } from '#lib/batch-reader.ts';
import type { Database } from '#lib/database/connect.ts';
import { findAccount, findNumbers, type StoredNumber } from '#lib/database/door-rows.ts';
import { type AccountRow, openCredentials } from '#lib/providers/credentials.ts';
import type { ProviderCredentials } from '#lib/providers/provider.ts';
import type { Secrets } from '#lib/secrets.ts';

export type NumberBinding = Omit<StoredNumber, 'id' | 'number' | 'accountId' | 'secrets'> & {
  /** Our id of the account. */
  account: string;
  credentials: ProviderCredentials;
};

/** Whose webhooks these are. What was read last is used while the database can't be read. */
export type Accounts = {
  /** Read anew for each new call, so that a number assigned a moment ago is answered. */
  ofNumber: (provider: string, number: string) => Promise<NumberBinding | undefined>;
  /** At most `freshMs` old, or read anew. */
  byId: (account: string, freshMs: number) => Promise<ProviderCredentials | undefined>;
};

/** `at` is of a clock that nobody moves. */
type Known<Value> = { value: Value; at: number };

export function createAccounts({
  database,
  secrets,
}: {
  database: () => Promise<Database>;
  secrets: Secrets;
}): Accounts {
  const accounts = new Map<string, Known<ProviderCredentials | undefined>>();
  const numbers = new Map<string, Known<NumberBinding | undefined>>();
  const open = createOpener(secrets);
  const readers = new Map<string, (number: string) => Promise<StoredNumber | undefined>>();
  const readerOf = (provider: string) => {
    const reader =
      readers.get(provider) ??
      createBatchReader<StoredNumber>({
        readMany: async (keys) => {
          const rows = await findNumbers((await database()).pool, provider, keys);
          return new Map(rows.map((row) => [row.number, row]));
        },
      });
    readers.set(provider, reader);
    return reader;
  };
  return {
    ofNumber: (provider, called) =>
      readOrRemember(numbers, `${provider}:${called}`, async () => {
        const row = await readerOf(provider)(called);
        if (!row) return undefined;
        const { id, accountId, secrets: sealed, number, ...binding } = row;
        return { ...binding, account: id, credentials: open({ id, accountId, secrets: sealed }) };
      }),
    byId: async (account, freshMs) => {
      const known = accounts.get(account);
      if (known && performance.now() - known.at < freshMs) return known.value;
      return readOrRemember(accounts, account, async () => {
        const row = await findAccount((await database()).pool, account);
        return row && open(row);
      });
    },
  };
}

/** Opens what is sealed, once as long as it stays the same. */
function createOpener(secrets: Secrets): (row: AccountRow) => ProviderCredentials {
  const opened = new Map<string, { sealed: Uint8Array; credentials: ProviderCredentials }>();
  return (row) => {
    const known = opened.get(row.id);
    if (known && Buffer.compare(known.sealed, row.secrets) === 0) return known.credentials;
    const credentials = openCredentials(row, secrets);
    if (opened.size >= mostRemembered) opened.clear();
    opened.set(row.id, { sealed: row.secrets, credentials });
    return credentials;
  };
}

/** Numbers and accounts that there are; those that there aren't are not remembered, since anybody can ask for them. */
const mostRemembered = 10_000;

async function readOrRemember<Value>(
  remembered: Map<string, Known<Value>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  try {
    const value = await read();
    if (value === undefined) remembered.delete(key);
    else remembered.set(key, { value, at: performance.now() });
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
    return value;
  } catch (error) {
    const known = remembered.get(key);
    if (!known) throw error;
    return known.value;
  }
}
