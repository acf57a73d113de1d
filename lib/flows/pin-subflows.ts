import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { referencesOf } from './references-of.ts';

/** The current version of every flow that a document runs, by flow id; the validator tells of those that have none. */
export async function pinSubflows(
  workspace: Workspace,
  document: FlowDocument,
): Promise<Record<string, string>> {
  const ids = referencesOf(document, 'flow');
  if (ids.length === 0) return {};
  const flows = await workspace.prisma.flow.findMany({
    where: { workspaceId: workspace.id, id: { in: ids } },
    select: { id: true, currentVersionId: true },
    orderBy: { id: 'asc' },
  });
  return Object.fromEntries(
    flows.flatMap(({ id, currentVersionId }) => (currentVersionId === null ? [] : [[id, currentVersionId]])),
  );
}
