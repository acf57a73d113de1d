import * as Y from 'yjs';
import type { Flow } from '#lib/database/generated/client.ts';
import { withDraft } from '#lib/flows/open-draft.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
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
  return await withDraft(workspace, flow, async (transaction, draft) => {
    const { doc, view, stored, isReadable } = draft;
    const parsed = parseFlow(view.current());
    if (!parsed.ok || !isReadable) {
      throw new Refusal('flow-unreadable', {}, parsed.ok ? [] : parsed.problems);
    }
    const update = new Uint8Array(Y.encodeStateAsUpdate(doc));
    if (stored.isWhole) return { update, sequence: stored.revision };
    const sequence = stored.rows === 0 ? stored.revision : stored.revision + 1;
    const flowId = flow.id;
    await transaction.draftUpdate.deleteMany({ where: { flowId } });
    await transaction.draftUpdate.create({ data: { flowId, workspaceId: workspace.id, sequence, update } });
    await transaction.draft.update({ where: { flowId }, data: { revision: sequence } });
    draft.stored = {
      revision: sequence,
      rows: 1,
      firstBytes: update.byteLength,
      looseBytes: 0,
      isWhole: true,
    };
    return { update, sequence };
  });
}
