import type { Flow } from '#lib/database/generated/client.ts';
import { isUuid } from '#lib/http/doorman.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/** Closes a link for good; one that is closed already stays as it is. */
export async function revokeTrial({ prisma }: Workspace, flow: Flow, id: string): Promise<void> {
  const where = { id, flowId: flow.id };
  const found = isUuid(id) ? await prisma.trialLink.findFirst({ where, select: { revokedAt: true } }) : null;
  if (found === null) throw new Refusal('trial-not-found', { flow: flow.slug });
  if (found.revokedAt === null)
    await prisma.trialLink.update({ where: { id }, data: { revokedAt: new Date() } });
}
