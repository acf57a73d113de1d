import type { Workspace } from '#lib/workspace.ts';

/** A flow as lists show it. */
export type FlowListing = {
  id: string;
  slug: string;
  name: string;
  /** Number of the version that new calls start on; null before the first. */
  version: number | null;
  publishedAt: Date | null;
  /** Of the draft. */
  changedAt: Date;
  numbers: string[];
  archived: boolean;
};

/** The workspace's flows by name; archived ones only when asked for. */
export async function listFlows(
  workspace: Workspace,
  options: { archived?: boolean } = {},
): Promise<FlowListing[]> {
  const flows = await workspace.prisma.flow.findMany({
    where: { workspaceId: workspace.id, ...(options.archived === true ? {} : { archivedAt: null }) },
    include: {
      currentVersion: { select: { number: true, publishedAt: true } },
      draft: { select: { updatedAt: true } },
      numbers: { select: { number: true }, orderBy: { number: 'asc' } },
    },
  });
  return flows.sort(byName).map((flow) => ({
    id: flow.id,
    slug: flow.slug,
    name: flow.name,
    version: flow.currentVersion?.number ?? null,
    publishedAt: flow.currentVersion?.publishedAt ?? null,
    changedAt: flow.draft?.updatedAt ?? flow.updatedAt,
    numbers: flow.numbers.map(({ number }) => number),
    archived: flow.archivedAt !== null,
  }));
}

/** As people look names up; PostgreSQL's own order differs from installation to installation. */
function byName(one: { name: string; slug: string }, other: { name: string; slug: string }): number {
  return (
    one.name.localeCompare(other.name, 'en', { sensitivity: 'base', numeric: true }) ||
    (one.slug < other.slug ? -1 : 1)
  );
}
