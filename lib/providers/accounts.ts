import type { Database } from '#lib/database/connect.ts';
import { findAccount, findNumber, type StoredNumber } from '#lib/database/door-rows.ts';
import { type AccountRow, openCredentials } from '#lib/providers/credentials.ts';
import type { ProviderCredentials } from '#lib/providers/provider.ts';
import type { Secrets } from '#lib/secrets.ts';

export type NumberBinding = Omit<StoredNumber, 'id' | 'accountId' | 'secrets'> & {
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
  const open = (row: AccountRow) => openCredentials(row, secrets);
  return {
    ofNumber: (provider, number) =>
      readOrRemember(numbers, `${provider}:${number}`, async () => {
        const row = await findNumber((await database()).pool, provider, number);
        if (!row) return undefined;
        const { id, accountId, secrets: sealed, ...binding } = row;
        return { ...binding, account: id, credentials: open({ id, accountId, secrets: sealed }) };
      }),
    byId: async (account, freshMs) => {
      const known = accounts.get(account);
      if (known && Date.now() - known.at < freshMs) return known.value;
      return readOrRemember(accounts, account, async () => {
        const row = await findAccount((await database()).pool, account);
        return row && open(row);
      });
    },
  };
}

/** Nobody has so many; a bound all the same, since anybody can ask for a number that there isn't. */
const mostRemembered = 10_000;

async function readOrRemember<Value>(
  remembered: Map<string, Known<Value>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  try {
    const value = await read();
    if (value === undefined) remembered.delete(key);
    else remembered.set(key, { value, at: Date.now() });
    const [oldest] = remembered.keys();
    if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest);
    return value;
  } catch (error) {
    const known = remembered.get(key);
    if (!known) throw error;
    return known.value;
  }
}
