import type { ProviderAccount } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/** An account by the name people gave it, or by the provider's own id of it. Refuses when there is none. */
export async function findAccount(workspace: Workspace, nameOrId: string): Promise<ProviderAccount> {
  const found = await workspace.prisma.providerAccount.findMany({
    where: { workspaceId: workspace.id, OR: [{ name: nameOrId }, { accountId: nameOrId }] },
  });
  const account = found.find(({ name }) => name === nameOrId) ?? found[0];
  if (account === undefined) throw new Refusal('account-not-found', { account: nameOrId });
  return account;
}

/** The only account at a provider. Refuses when there is none, and when there are several to choose from. */
export async function onlyAccount(workspace: Workspace, provider: string): Promise<ProviderAccount> {
  const found = await workspace.prisma.providerAccount.findMany({
    where: { workspaceId: workspace.id, provider },
    orderBy: { name: 'asc' },
  });
  const [account, ...others] = found;
  if (account === undefined) throw new Refusal('account-not-found', { account: provider });
  if (others.length === 0) return account;
  const accounts = found.map(({ name }) => name).join(', ');
  throw new Refusal('account-unclear', { provider, accounts });
}
