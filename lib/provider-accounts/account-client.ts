import { z } from 'zod';
import type { ProviderAccount } from '#lib/database/generated/client.ts';
import { openCredentials } from '#lib/providers/credentials.ts';
import type { ProviderClient } from '#lib/providers/provider.ts';
import { registry } from '#lib/providers/registry.ts';
import { Refusal } from '#lib/refusal.ts';

/** The provider's REST API as this account may use it. */
export function accountClient(account: ProviderAccount): ProviderClient {
  const known: Readonly<Record<string, { createClient: (typeof registry)['twilio']['createClient'] }>> =
    registry;
  const provider = Object.hasOwn(known, account.provider) ? known[account.provider] : undefined;
  if (provider === undefined) {
    throw new Refusal('unknown-provider', {
      provider: account.provider,
      known: Object.keys(known).join(' and '),
    });
  }
  const settings = AccountSettings.safeParse(account.settings);
  const baseUrl = settings.success ? settings.data.apiUrl : undefined;
  return provider.createClient(openCredentials(account), baseUrl === undefined ? {} : { baseUrl });
}

/** `apiUrl` stands in for the provider's own host: a gateway, or a test. */
const AccountSettings = z.object({ apiUrl: z.string().optional() });
