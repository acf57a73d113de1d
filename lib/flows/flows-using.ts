import { readPins } from '#lib/flows/pins.ts';
import { referencesOf } from '#lib/flows/references-of.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { Reference } from '#runtime/contract/node.ts';
import { parseFlow } from '#runtime/graph/parse.ts';

type Wanted = Pick<Reference, 'kind' | 'id'>;

/**
 * Short names of the flows that refer to something: in their draft, in what new calls hear, or in what a call hears that is under
 * way, the flows that those run included. Archived ones count only for the last.
 */
export async function flowsUsing(workspace: Workspace, wanted: Wanted): Promise<string[]> {
  const drafts = await workspace.prisma.draft.findMany({
    where: { workspaceId: workspace.id, flow: { archivedAt: null } },
    select: { document: true, flow: { select: { slug: true } } },
  });
  const found = [...drafts, ...(await playedVersions(workspace))].filter(({ document }) =>
    refersTo(document, wanted),
  );
  return [...new Set(found.map(({ flow }) => flow.slug))].sort();
}

async function playedVersions({ prisma, id: workspaceId }: Workspace) {
  const live = await prisma.call.findMany({
    where: { workspaceId, status: 'live' },
    distinct: ['versionId'],
    select: { versionId: true },
  });
  const heard = live.flatMap(({ versionId }) => (versionId === null ? [] : [versionId]));
  const played = await prisma.version.findMany({
    where: {
      workspaceId,
      OR: [{ currentOf: { archivedAt: null } }, { id: { in: heard } }],
    },
    select: { id: true, subflows: true },
  });
  const ids = played.flatMap(({ id, subflows }) => [id, ...Object.values(readPins(subflows))]);
  return await prisma.version.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { document: true, flow: { select: { slug: true } } },
  });
}

function refersTo(document: unknown, { kind, id }: Wanted): boolean {
  // Most need no parsing for it.
  if (!JSON.stringify(document).includes(JSON.stringify(id))) return false;
  const parsed = parseFlow(document);
  return parsed.ok && referencesOf(parsed.document, kind).includes(id);
}
