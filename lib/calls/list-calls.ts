import { type CallListing, callListings } from '#lib/calls/call-listing.ts';
import type { Workspace } from '#lib/workspace.ts';

export type CallFilter = {
  /** Id of the flow that answered. */
  flow?: string;
  live?: boolean;
  /** Of either party. */
  number?: string;
  /** Begun before. */
  before?: Date;
  most: number;
};

/** The newest calls first. */
export async function listCalls(workspace: Workspace, filter: CallFilter): Promise<CallListing[]> {
  const { flow, live, number, before, most } = filter;
  const calls = await workspace.prisma.call.findMany({
    where: {
      workspaceId: workspace.id,
      ...(flow === undefined ? {} : { flowId: flow }),
      ...(live === true ? { status: 'live' } : {}),
      ...(before === undefined ? {} : { startedAt: { lt: before } }),
      ...(number === undefined ? {} : { OR: [{ from: number }, { to: number }] }),
    },
    orderBy: { startedAt: 'desc' },
    take: most,
    omit: { state: true },
  });
  return await callListings(workspace, calls);
}
