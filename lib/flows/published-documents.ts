import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { parseFlow } from '#runtime/graph/parse.ts';

/** What new calls of these flows hear, by flow id; a flow that is not published, or whose version cannot be read, is absent. */
export async function publishedDocuments(
  workspace: Workspace,
  flowIds: string[],
): Promise<Map<string, FlowDocument>> {
  const versions = await workspace.prisma.version.findMany({
    where: { workspaceId: workspace.id, currentOf: { id: { in: flowIds } } },
    select: { flowId: true, document: true },
  });
  return new Map(
    versions.flatMap(({ flowId, document }) => {
      const parsed = parseFlow(document);
      return parsed.ok ? [[flowId, parsed.document] as const] : [];
    }),
  );
}
