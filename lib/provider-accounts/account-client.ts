import { z } from 'zod';
import type { ProviderAccount } from '#lib/database/generated/client.ts';
import { openCredentials } from '#lib/providers/credentials.ts';
import type { CreateProviderClient, ProviderClient } from '#lib/providers/provider.ts';
import { Refusal } from '#lib/refusal.ts';

/** The provider's REST API as this account may use it. */
export async function accountClient(account: ProviderAccount): Promise<ProviderClient> {
  // The providers' SDKs take half a second to load, which every other command would pay for.
  const { registry } = await import('#lib/providers/registry.ts');
  const known: Readonly<Record<string, { createClient: CreateProviderClient }>> = registry;
  const provider = Object.hasOwn(known, account.provider) ? known[account.provider] : undefined;
  if (provider === undefined) throw unknownProvider(account.provider, Object.keys(known));
  const { apiUrl } = AccountSettings.parse(account.settings);
  return provider.createClient(openCredentials(account), apiUrl === undefined ? {} : { baseUrl: apiUrl });
}

/** The column `settings`. `apiUrl` stands in for the provider's own host: a gateway, or a test's telephones. */
export const AccountSettings = z.object({ apiUrl: z.url({ protocol: /^https?$/ }).optional() });

/** Names the ones that there are. */
export function unknownProvider(provider: string, known: readonly string[]): Refusal {
  return new Refusal('unknown-provider', { provider, known: known.join(', ') });
}
