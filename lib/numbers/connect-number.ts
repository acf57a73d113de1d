import type { PhoneNumber } from '#lib/database/generated/client.ts';
import { accountClient } from '#lib/provider-accounts/account-client.ts';
import { ProviderError } from '#lib/providers/provider.ts';
import { providerTitle } from '#lib/providers/provider-title.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { routePath } from '#runtime/contract/routes.ts';

/** Points a number at this installation, at the provider itself. `publicUrl` is how the provider reaches it, without a slash at the end. */
export async function connectNumber(
  workspace: Workspace,
  number: PhoneNumber,
  publicUrl: string,
): Promise<void> {
  const account = await workspace.prisma.providerAccount.findUniqueOrThrow({
    where: { id: number.accountId },
  });
  const url = (kind: 'voice' | 'status' | 'fallback' | 'message') =>
    `${publicUrl}/v1/${number.provider}${routePath({ kind })}`;
  try {
    const client = await accountClient(account);
    await client.connectNumber(number.number, {
      voice: url('voice'),
      status: url('status'),
      fallback: url('fallback'),
      message: url('message'),
    });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { name } = account;
    const provider = providerTitle(account.provider);
    const values = { provider, account: name, number: number.number, reason: error.message };
    throw new Refusal(error.permanent ? 'number-not-connected' : 'provider-unreachable', values);
  }
}
