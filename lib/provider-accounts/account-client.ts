import type { ProviderAccount } from '#lib/database/generated/client.ts';
import { AccountSettings } from '#lib/provider-accounts/account-settings.ts';
import { openCredentials } from '#lib/providers/credentials.ts';
import type {
  CreateProviderClient,
  CreateVerifier,
  ProviderClient,
  Verifier,
} from '#lib/providers/provider.ts';
import { Refusal } from '#lib/refusal.ts';

/** The provider's REST API as this account may use it. */
export async function accountClient(account: ProviderAccount): Promise<ProviderClient> {
  const { createClient } = await halfOf(account);
  const { apiUrl } = AccountSettings.parse(account.settings);
  return createClient(openCredentials(account), apiUrl === undefined ? {} : { baseUrl: apiUrl });
}

/** The provider's one-time codes as this account may use them. */
export async function accountVerifier(account: ProviderAccount): Promise<Verifier> {
  const { createVerifier } = await halfOf(account);
  const { apiUrl, verifyService = '' } = AccountSettings.parse(account.settings);
  const options = apiUrl === undefined ? {} : { baseUrl: apiUrl };
  return createVerifier(openCredentials(account), verifyService, options);
}

type Half = { createClient: CreateProviderClient; createVerifier: CreateVerifier };

async function halfOf({ provider }: ProviderAccount): Promise<Half> {
  // The providers' SDKs take half a second to load, which every other command would pay for.
  const { registry } = await import('#lib/providers/registry.ts');
  const known: Readonly<Record<string, Half>> = registry;
  const half = Object.hasOwn(known, provider) ? known[provider] : undefined;
  if (half === undefined) throw unknownProvider(provider, Object.keys(known));
  return half;
}

/** Names the ones that there are. */
export function unknownProvider(provider: string, known: readonly string[]): Refusal {
  return new Refusal('unknown-provider', { provider, known: known.join(', ') });
}
