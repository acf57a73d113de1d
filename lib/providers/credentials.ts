import { z } from 'zod';
import type { ProviderCredentials } from '#lib/providers/provider.ts';
import { type Secrets, secrets } from '#lib/secrets.ts';

/** A row of `provider_accounts`: `id` is ours, `accountId` the provider's. */
export type AccountRow = { id: string; accountId: string; secrets: Uint8Array };

/** What `provider_accounts.secrets` holds; bound to the row's id. The first token also authenticates REST. */
export function sealCredentials(
  id: string,
  tokens: readonly string[],
  box: Secrets = secrets(),
): Uint8Array<ArrayBuffer> {
  return box.sealBytes(Buffer.from(JSON.stringify({ tokens })), contextOf(id));
}

/** Throws `UnsealError` under another key. */
export function openCredentials(row: AccountRow, box: Secrets = secrets()): ProviderCredentials {
  const text = Buffer.from(box.unsealBytes(row.secrets, contextOf(row.id))).toString();
  return { accountId: row.accountId, tokens: Stored.parse(JSON.parse(text)).tokens };
}

const Stored = z.object({ tokens: z.array(z.string()) });

const contextOf = (id: string): string => `provider-account:${id}`;
