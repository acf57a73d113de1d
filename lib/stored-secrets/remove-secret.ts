import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/** Forgets a secret. Requests of flows that still name it fail from then on. */
export async function removeSecret({ id, prisma }: Workspace, name: string): Promise<void> {
  const { count } = await prisma.storedSecret.deleteMany({ where: { workspaceId: id, name } });
  if (count === 0) throw new Refusal('secret-not-found', { name });
}
