import type { Workspace } from '#lib/workspace.ts';

/** A number as lists show it. */
export type NumberListing = {
  id: string;
  number: string;
  label: string;
  provider: string;
  account: string;
  /** Short name of the flow that answers; null when none does. */
  flow: string | null;
  /** That flow's version in service; null before it is published. */
  version: number | null;
};

export async function listNumbers(workspace: Workspace): Promise<NumberListing[]> {
  const numbers = await workspace.prisma.phoneNumber.findMany({
    where: { workspaceId: workspace.id },
    orderBy: [{ number: 'asc' }, { provider: 'asc' }],
    include: {
      account: { select: { name: true } },
      flow: { select: { slug: true, currentVersion: { select: { number: true } } } },
    },
  });
  return numbers.map(({ id, number, label, provider, account, flow }) => ({
    id,
    number,
    label,
    provider,
    account: account.name,
    flow: flow?.slug ?? null,
    version: flow?.currentVersion?.number ?? null,
  }));
}
