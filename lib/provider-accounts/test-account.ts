import type { ProviderAccount } from '#lib/database/generated/client.ts';
import { accountClient } from '#lib/provider-accounts/account-client.ts';
import { ProviderError } from '#lib/providers/provider.ts';
import { providerTitle } from '#lib/providers/provider-title.ts';
import { Refusal } from '#lib/refusal.ts';

/**
 * Asks the provider whether it knows these credentials; resolves to what it calls the account. Refuses with its answer, or with what
 * kept it from answering, which says nothing of the credentials.
 */
export async function testAccount(account: ProviderAccount): Promise<string> {
  try {
    const client = await accountClient(account);
    return await client.test();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { name } = account;
    const provider = providerTitle(account.provider);
    const code = error.permanent ? 'provider-refused' : 'provider-unreachable';
    throw new Refusal(code, { provider, account: name, reason: error.message });
  }
}
