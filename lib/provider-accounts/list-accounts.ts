import type { Workspace } from '#lib/workspace.ts';

/** An account as lists show it; its tokens are shown nowhere. */
export type AccountListing = {
  id: string;
  name: string;
  provider: string;
  accountId: string;
  numbers: number;
  addedAt: Date;
};

export async function listAccounts(workspace: Workspace): Promise<AccountListing[]> {
  const accounts = await workspace.prisma.providerAccount.findMany({
    where: { workspaceId: workspace.id },
    orderBy: [{ provider: 'asc' }, { name: 'asc' }],
    select: {
      id: true,
      name: true,
      provider: true,
      accountId: true,
      createdAt: true,
      _count: { select: { numbers: true } },
    },
  });
  return accounts.map(({ createdAt, _count, ...account }) => ({
    ...account,
    numbers: _count.numbers,
    addedAt: createdAt,
  }));
}
