import { createHash } from 'node:crypto';
import type { Flow } from '#lib/database/generated/client.ts';
import { checkDocument } from '#lib/flows/check-document.ts';
import { jsonColumn } from '#lib/flows/json-column.ts';
import { pinSubflows } from '#lib/flows/pin-subflows.ts';
import { readDraft } from '#lib/flows/read-draft.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { canonical } from '#runtime/contract/canonical.ts';
import type { Problem } from '#runtime/contract/problem.ts';

export type PublishedFlow = {
  version: { id: string; number: number; checksum: string };
  /** The draft is what is published already: nothing was made. */
  unchanged: boolean;
  /** Warnings: errors refuse. */
  problems: Problem[];
};

/**
 * Makes the draft the version that new calls start on; calls under way stay on theirs. The versions that its subflows are at
 * now are pinned. Refuses a flow with errors, and lists them.
 */
export async function publishFlow(
  workspace: Workspace,
  flow: Flow,
  { note = '', author }: { note?: string; author?: string } = {},
): Promise<PublishedFlow> {
  if (flow.archivedAt !== null) throw new Refusal('flow-archived', { flow: flow.slug });
  const { document } = await readDraft(workspace, flow);
  const problems = await checkDocument(workspace, document, flow.id);
  if (problems.some(({ severity }) => severity === 'error')) {
    throw new Refusal('flow-has-errors', { flow: flow.slug }, problems);
  }
  const subflows = await pinSubflows(workspace, document);
  const checksum = createHash('sha256').update(canonical({ document, subflows })).digest('hex');
  return await workspace.prisma.$transaction(async (transaction) => {
    // Two who publish at once come one after the other, so that numbers have no gaps and no twins.
    await transaction.$queryRaw`select 1 from flows where id = ${flow.id}::uuid for update`;
    const last = await transaction.version.findFirst({
      where: { flowId: flow.id },
      orderBy: { number: 'desc' },
      select: { id: true, number: true, checksum: true, currentOf: { select: { id: true } } },
    });
    if (last !== null && last.checksum === checksum && last.currentOf !== null) {
      return { version: { id: last.id, number: last.number, checksum }, unchanged: true, problems };
    }
    const version = await transaction.version.create({
      data: {
        workspaceId: workspace.id,
        flowId: flow.id,
        number: (last?.number ?? 0) + 1,
        document: jsonColumn(document),
        subflows,
        note,
        author: author ?? null,
        checksum,
      },
      select: { id: true, number: true },
    });
    await transaction.flow.update({ where: { id: flow.id }, data: { currentVersionId: version.id } });
    return { version: { ...version, checksum }, unchanged: false, problems };
  });
}
