import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { parseFlow } from '#runtime/graph/parse.ts';

/** Drafts by flow id, migrated to this version; null for one that cannot be read. All of the workspace's, or the given ones. */
export async function draftsToDraw(
  workspace: Workspace,
  flowIds?: string[],
): Promise<Map<string, FlowDocument | null>> {
  const drafts = await workspace.prisma.draft.findMany({
    where: { workspaceId: workspace.id, ...(flowIds === undefined ? {} : { flowId: { in: flowIds } }) },
    select: { flowId: true, document: true },
  });
  return new Map(
    drafts.map(({ flowId, document }) => {
      const parsed = parseFlow(document);
      return [flowId, parsed.ok ? parsed.document : null];
    }),
  );
}
