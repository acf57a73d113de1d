import { uuidv7 } from '#lib/calls/uuid.ts';
import { isRightKey } from '#lib/database/secret-key-check.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import { jsonColumn } from '#lib/flows/json-column.ts';
import { unknownProvider } from '#lib/provider-accounts/account-client.ts';
import { readSettings } from '#lib/provider-accounts/account-settings.ts';
import { checkCredentials } from '#lib/provider-accounts/check-credentials.ts';
import { sealCredentials } from '#lib/providers/credentials.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { providers } from '#runtime/providers/providers.ts';

export type AddAccount = {
  /** `twilio`, `plivo`, … */
  provider: string;
  /** What people call it; the provider's id of the account unless given. */
  name?: string;
  /** The provider's own id: Twilio's Account SID, Plivo's Auth ID. */
  accountId: string;
  /** Any of them may have signed a webhook; the first is also used for the provider's REST API. */
  tokens: readonly string[];
  /** Where its REST API is asked, when that isn't the provider's own host. */
  apiUrl?: string;
  /** What sends and checks one-time codes there. */
  verifyService?: string;
};

/** Stores an account, its tokens encrypted. Resolves to its name. */
export async function addAccount(
  workspace: Workspace,
  add: AddAccount,
): Promise<{ id: string; name: string }> {
  const known = Object.keys(providers);
  if (!known.includes(add.provider)) throw unknownProvider(add.provider, known);
  const [accountId, tokens] = [add.accountId.trim(), add.tokens.map((token) => token.trim())];
  checkCredentials(accountId, tokens);
  const settings = readSettings(add);
  if (!(await isRightKey(workspace.prisma))) throw new Refusal('wrong-secret-key');
  const [id, name] = [uuidv7(), add.name?.trim() || accountId];
  try {
    await workspace.prisma.providerAccount.create({
      data: {
        id,
        workspaceId: workspace.id,
        provider: add.provider,
        name,
        accountId,
        secrets: sealCredentials(id, tokens),
        settings: jsonColumn(settings),
      },
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('account-exists', { account: name });
    throw error;
  }
  return { id, name };
}
