import type { Workspace } from '#lib/workspace.ts';

/** A secret without its value. */
export type ListedSecret = { name: string; changedAt: Date };

/** By name. */
export async function listSecrets({ id, prisma }: Workspace): Promise<ListedSecret[]> {
  const rows = await prisma.storedSecret.findMany({
    where: { workspaceId: id },
    select: { name: true, updatedAt: true },
    orderBy: { name: 'asc' },
  });
  return rows.map(({ name, updatedAt }) => ({ name, changedAt: updatedAt }));
}
