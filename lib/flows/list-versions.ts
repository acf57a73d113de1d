import type { Flow } from '#lib/database/generated/client.ts';
import type { Workspace } from '#lib/workspace.ts';

/** A published version as lists show it. */
export type VersionListing = {
  number: number;
  note: string;
  author: string | null;
  publishedAt: Date;
  /** New calls start on it. */
  current: boolean;
};

/** The newest first. */
export async function listVersions(workspace: Workspace, flow: Flow): Promise<VersionListing[]> {
  const versions = await workspace.prisma.version.findMany({
    where: { flowId: flow.id },
    orderBy: { number: 'desc' },
    take: mostListed,
    select: { id: true, number: true, note: true, author: true, publishedAt: true },
  });
  return versions.map(({ id, ...version }) => ({ ...version, current: id === flow.currentVersionId }));
}

const mostListed = 500;
