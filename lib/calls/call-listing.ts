import type { Call } from '#lib/database/generated/client.ts';
import type { Workspace } from '#lib/workspace.ts';

/** A call as lists show it. */
export type CallListing = Pick<
  Call,
  | 'id'
  | 'provider'
  | 'providerCallId'
  | 'from'
  | 'to'
  | 'direction'
  | 'status'
  | 'outcome'
  | 'startedAt'
  | 'endedAt'
> & {
  /** Short name of the flow that answered; null for one that is gone. */
  flow: string | null;
  /** Number of the version that it runs on; null for one that is gone. */
  version: number | null;
};

/** Adds the names of flows and versions, which calls outlive. */
export async function callListings(
  { prisma }: Workspace,
  calls: readonly Omit<Call, 'state'>[],
): Promise<CallListing[]> {
  const [flows, versions] = await Promise.all([
    prisma.flow.findMany({
      where: { id: { in: distinct(calls.map(({ flowId }) => flowId)) } },
      select: { id: true, slug: true },
    }),
    prisma.version.findMany({
      where: { id: { in: distinct(calls.map(({ versionId }) => versionId)) } },
      select: { id: true, number: true },
    }),
  ]);
  const slugs = new Map(flows.map(({ id, slug }) => [id, slug]));
  const numbers = new Map(versions.map(({ id, number }) => [id, number]));
  return calls.map((call) => ({
    id: call.id,
    provider: call.provider,
    providerCallId: call.providerCallId,
    from: call.from,
    to: call.to,
    direction: call.direction,
    status: call.status,
    outcome: call.outcome,
    startedAt: call.startedAt,
    endedAt: call.endedAt,
    flow: slugs.get(call.flowId ?? '') ?? null,
    version: numbers.get(call.versionId ?? '') ?? null,
  }));
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
