import type { Flow } from '#lib/database/generated/client.ts';
import { VersionOverride } from '#lib/scenarios/scenario-api.ts';
import type { Workspace } from '#lib/workspace.ts';

/** A published version as lists show it. */
export type VersionListing = {
  number: number;
  note: string;
  author: string | null;
  publishedAt: Date;
  /** New calls start on it. */
  current: boolean;
  /** How many scenarios it was published with. */
  scenarios: number;
  /** Why it was published although some were red; null when none was. */
  override: VersionOverride | null;
};

/** The newest first. */
export async function listVersions({ prisma }: Workspace, flow: Flow): Promise<VersionListing[]> {
  const [versions, counts] = await Promise.all([
    prisma.version.findMany({
      where: { flowId: flow.id },
      orderBy: { number: 'desc' },
      take: mostListed,
      select: { id: true, number: true, note: true, author: true, publishedAt: true, override: true },
    }),
    // The scenarios themselves may be long, and nobody reads them here.
    prisma.$queryRaw<{ id: string; scenarios: number }[]>`
      select id, jsonb_array_length(scenarios) as scenarios from versions
      where flow_id = ${flow.id}::uuid order by number desc limit ${mostListed}`,
  ]);
  const scenarios = new Map(counts.map((count) => [count.id, count.scenarios]));
  return versions.map(({ id, override, ...version }) => ({
    ...version,
    current: id === flow.currentVersionId,
    scenarios: scenarios.get(id) ?? 0,
    override: VersionOverride.nullable().parse(override),
  }));
}

const mostListed = 500;
