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
export async function listVersions(workspace: Workspace, flow: Flow): Promise<VersionListing[]> {
  const versions = await workspace.prisma.version.findMany({
    where: { flowId: flow.id },
    orderBy: { number: 'desc' },
    take: mostListed,
    select: {
      id: true,
      number: true,
      note: true,
      author: true,
      publishedAt: true,
      scenarios: true,
      override: true,
    },
  });
  return versions.map(({ id, scenarios, override, ...version }) => ({
    ...version,
    current: id === flow.currentVersionId,
    scenarios: Array.isArray(scenarios) ? scenarios.length : 0,
    override: VersionOverride.nullable().parse(override),
  }));
}

const mostListed = 500;
