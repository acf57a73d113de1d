import type { ProviderAccount } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

export type AccountChoice = {
  /** The name people gave it, or the provider's own id of it. */
  account?: string;
  provider?: string;
};

/** The account that is meant; what is not said may stay open while there is only one to choose. Refuses none and several. */
export async function chooseAccount(
  workspace: Workspace,
  { account, provider }: AccountChoice,
): Promise<ProviderAccount> {
  const found = await workspace.prisma.providerAccount.findMany({
    where: {
      workspaceId: workspace.id,
      ...(provider === undefined ? {} : { provider }),
      ...(account === undefined ? {} : { OR: [{ name: account }, { accountId: account }] }),
    },
    orderBy: { name: 'asc' },
  });
  // A name may be another account's id: the name counts.
  const named = found.find(({ name }) => name === account);
  if (named !== undefined) return named;
  const [only, ...others] = found;
  if (only === undefined) throw notFound(account ?? provider);
  if (others.length === 0) return only;
  throw new Refusal('account-unclear', { accounts: found.map(({ name }) => name).join(', ') });
}

function notFound(wanted: string | undefined): Refusal {
  return wanted === undefined
    ? new Refusal('no-accounts')
    : new Refusal('account-not-found', { account: wanted });
}
