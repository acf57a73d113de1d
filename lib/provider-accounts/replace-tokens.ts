import type { ProviderAccount } from '#lib/database/generated/client.ts';
import { isRightKey } from '#lib/database/secret-key-check.ts';
import { checkCredentials } from '#lib/provider-accounts/check-credentials.ts';
import { sealCredentials } from '#lib/providers/credentials.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/**
 * Puts other tokens in the place of an account's. Any of them may have signed a webhook; the first is also used for the provider's
 * REST API. A server knows the new ones within seconds.
 */
export async function replaceTokens(
  { prisma }: Workspace,
  { id, accountId }: ProviderAccount,
  given: readonly string[],
): Promise<void> {
  const tokens = given.map((token) => token.trim());
  checkCredentials(accountId, tokens);
  if (!(await isRightKey(prisma))) throw new Refusal('wrong-secret-key');
  await prisma.providerAccount.update({ where: { id }, data: { secrets: sealCredentials(id, tokens) } });
}
