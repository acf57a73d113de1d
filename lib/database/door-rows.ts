import type pg from 'pg';
import { turnReading } from '#lib/database/turn-query.ts';

/** An account at a provider; `secrets` sealed, `accountId` the provider's own id. */
export type StoredAccount = {
  id: string;
  workspaceId: string;
  provider: string;
  accountId: string;
  secrets: Uint8Array;
};

/** A called number with its account, and the version that a new call starts on; null without a flow, or one that was never published. */
export type StoredNumber = StoredAccount & {
  numberId: string;
  number: string;
  flowId: string | null;
  versionId: string | null;
};

/** Those of the numbers that somebody has at this provider. */
export async function findNumbers(
  pool: pg.Pool,
  provider: string,
  numbers: readonly string[],
): Promise<StoredNumber[]> {
  return turnReading<StoredNumber>(pool, {
    name: 'numbers-for-calls',
    text: `select ${account}, numbers.number, numbers.id as "numberId", flows.id as "flowId",
      flows.current_version_id as "versionId"
      from numbers join provider_accounts on provider_accounts.id = numbers.account_id
      left join flows on flows.id = numbers.flow_id and flows.archived_at is null
      where numbers.provider = $1 and numbers.number = any ($2)`,
    values: [provider, numbers],
  });
}

/** By our own id; undefined when it is gone. */
export async function findAccount(pool: pg.Pool, id: string): Promise<StoredAccount | undefined> {
  const rows = await turnReading<StoredAccount>(pool, {
    name: 'account-by-id',
    text: `select ${account} from provider_accounts where id = $1`,
    values: [id],
  });
  return rows[0];
}

const account = `provider_accounts.id, provider_accounts.workspace_id as "workspaceId", provider_accounts.provider,
  provider_accounts.account_id as "accountId", provider_accounts.secrets`;
