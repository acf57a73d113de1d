import type { Flow } from '#lib/database/generated/client.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { TrialLink } from './trial-api.ts';
import { listedTrial, trialColumns } from './trial-row.ts';

/** A flow's links, the newest first. */
export async function listTrials({ prisma }: Workspace, flow: Flow): Promise<TrialLink[]> {
  const rows = await prisma.trialLink.findMany({
    where: { flowId: flow.id },
    select: trialColumns,
    orderBy: { createdAt: 'desc' },
    take: mostListed,
  });
  const now = new Date();
  return rows.map((row) => listedTrial(row, now));
}

const mostListed = 200;
