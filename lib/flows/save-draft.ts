import type { Flow } from '#lib/database/generated/client.ts';
import { jsonColumn } from '#lib/flows/json-column.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';

export type SaveDraft = {
  document: FlowDocument;
  /** The revision that the document was made from; anything newer refuses it. Without one it replaces whatever is there. */
  revision?: number;
  author?: string;
};

/** Replaces a flow's draft; returns its new revision. */
export async function saveDraft(
  workspace: Workspace,
  flow: Flow,
  { document, revision, author }: SaveDraft,
): Promise<number> {
  if (flow.archivedAt !== null) throw new Refusal('flow-archived', { flow: flow.slug });
  return await workspace.prisma.$transaction(async (transaction) => {
    const { count } = await transaction.draft.updateMany({
      where: { flowId: flow.id, ...(revision === undefined ? {} : { revision }) },
      data: { document: jsonColumn(document), revision: { increment: 1 }, author: author ?? null },
    });
    const draft = await transaction.draft.findUniqueOrThrow({
      where: { flowId: flow.id },
      select: { revision: true },
    });
    if (count === 0) throw new Refusal('draft-changed', { flow: flow.slug, revision: draft.revision });
    await transaction.flow.update({ where: { id: flow.id }, data: { name: document.name } });
    return draft.revision;
  });
}
