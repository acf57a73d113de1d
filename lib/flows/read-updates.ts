import * as Y from 'yjs';
import type { Flow } from '#lib/database/generated/client.ts';
import { openDraft } from '#lib/flows/open-draft.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { toDocument } from '#runtime/graph/edit/to-document.ts';
import { parseFlow } from '#runtime/graph/parse.ts';

/** `update` may hold more than was asked for, which changes nothing for who has it; null when there is nothing new. */
export type ReadUpdates = { update: Uint8Array | null; sequence: number };

/** What was done to a draft after a sequence number; all of it from 0, or when the number is from a future that this database does not have. */
export async function readUpdates(workspace: Workspace, flow: Flow, after: number): Promise<ReadUpdates> {
  const rows =
    after === 0
      ? []
      : await workspace.prisma.draftUpdate.findMany({
          where: { flowId: flow.id, sequence: { gt: after } },
          orderBy: { sequence: 'asc' },
          select: { sequence: true, update: true },
        });
  const last = rows.at(-1);
  if (last !== undefined) {
    return { update: Y.mergeUpdates(rows.map(({ update }) => update)), sequence: last.sequence };
  }
  const revision = await draftRevision(workspace, flow);
  return after === revision ? { update: null, sequence: revision } : await readAll(workspace, flow);
}

/** The number of the last update in a draft. */
export async function draftRevision({ prisma }: Workspace, { id }: Flow): Promise<number> {
  const where = { flowId: id };
  return (await prisma.draft.findUniqueOrThrow({ where, select: { revision: true } })).revision;
}

/** What had to be converted or brought up to date is stored, so that everybody builds on the same. */
async function readAll(workspace: Workspace, flow: Flow): Promise<ReadUpdates> {
  return await workspace.prisma.$transaction(async (transaction) => {
    const draft = await openDraft(transaction, flow.id);
    const parsed = parseFlow(toDocument(draft.doc));
    if (!parsed.ok || !draft.isReadable) {
      throw new Refusal('flow-unreadable', {}, parsed.ok ? [] : parsed.problems);
    }
    const update = new Uint8Array(Y.encodeStateAsUpdate(draft.doc));
    if (!draft.isNew) return { update, sequence: draft.revision };
    const sequence = draft.rows === 0 ? draft.revision : draft.revision + 1;
    await transaction.draftUpdate.deleteMany({ where: { flowId: flow.id } });
    await transaction.draftUpdate.create({
      data: { flowId: flow.id, workspaceId: workspace.id, sequence, update },
    });
    await transaction.draft.update({ where: { flowId: flow.id }, data: { revision: sequence } });
    return { update, sequence };
  });
}
