import * as Y from 'yjs';
import type { Flow } from '#lib/database/generated/client.ts';
import { draftLimits } from '#lib/flows/draft-limits.ts';
import { draftsChannel } from '#lib/flows/drafts-channel.ts';
import { jsonColumn } from '#lib/flows/json-column.ts';
import { type OpenDraft, openDraft } from '#lib/flows/open-draft.ts';
import { readable } from '#lib/flows/read-draft.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { FlowDoc } from '#runtime/graph/edit/flow-doc.ts';
import { toDocument } from '#runtime/graph/edit/to-document.ts';

export type ChangeDraft = {
  /** Changes the shared document; throws to leave everything as it was. */
  change: (doc: FlowDoc) => void;
  /** The revision that the change was made for; anything newer refuses it. */
  revision?: number;
  author?: string;
  /** The change makes all of it new: a draft that cannot be read may be there. */
  replaces?: true;
};

export type ChangedDraft = { revision: number; document: FlowDocument };

/**
 * The one way in which a stored draft changes: the update is appended, the JSON derived from it and the flow's name are
 * stored with it in one transaction, and those who have the flow open are told. A change that changes nothing makes no revision.
 */
export async function changeDraft(
  workspace: Workspace,
  flow: Flow,
  { change, revision, author, replaces }: ChangeDraft,
): Promise<ChangedDraft> {
  const changed = await workspace.prisma.$transaction(async (transaction) => {
    const draft = await openDraft(transaction, flow.id);
    if (!draft.isReadable && replaces === undefined) throw new Refusal('flow-unreadable');
    if (revision !== undefined && draft.revision !== revision) {
      throw new Refusal('draft-changed', { flow: flow.slug, revision: draft.revision });
    }
    const updates = recordUpdates(draft.doc, change);
    const document = readable(toDocument(draft.doc));
    if (updates.length === 0) return { revision: draft.revision, document, isChanged: false };
    const sequence = draft.revision + 1;
    const row = rowOf(draft, updates);
    checkSize(flow, draft, document);
    if (row.isWhole) await transaction.draftUpdate.deleteMany({ where: { flowId: flow.id } });
    await transaction.draftUpdate.create({
      data: {
        flowId: flow.id,
        workspaceId: workspace.id,
        sequence,
        update: row.update,
        author: author ?? null,
      },
    });
    await transaction.draft.update({
      where: { flowId: flow.id },
      data: { document: jsonColumn(document), revision: sequence, author: author ?? null },
    });
    await transaction.flow.update({ where: { id: flow.id }, data: { name: document.name } });
    return { revision: sequence, document, isChanged: true };
  });
  if (changed.isChanged) await tell(workspace, flow, changed.revision);
  return { revision: changed.revision, document: changed.document };
}

function recordUpdates(doc: FlowDoc, change: (doc: FlowDoc) => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const record = (update: Uint8Array): number => updates.push(update);
  doc.on('update', record);
  change(doc);
  doc.off('update', record);
  return updates;
}

/** What is stored: the update alone, or everything in one row when there were many or none yet. */
function rowOf({ doc, isNew, rows, bytes }: OpenDraft, updates: Uint8Array[]) {
  const isFull =
    rows >= draftLimits.updateRows || bytes.loose > Math.max(draftLimits.looseBytes, bytes.first);
  const isWhole = isNew || isFull;
  const update = isWhole ? Y.encodeStateAsUpdate(doc) : Y.mergeUpdates(updates);
  return { isWhole, update: new Uint8Array(update) };
}

function checkSize(flow: Flow, { doc, bytes }: OpenDraft, document: FlowDocument): void {
  const json = Buffer.byteLength(JSON.stringify(document));
  const stored = bytes.first + bytes.loose;
  const state = stored > draftLimits.stateBytes / 2 ? Y.encodeStateAsUpdate(doc).byteLength : stored;
  if (json > draftLimits.documentBytes || state > draftLimits.stateBytes) {
    throw new Refusal('flow-too-large', { flow: flow.slug });
  }
}

/** After the commit. Whoever misses it learns of it at the next heartbeat. */
async function tell({ prisma }: Workspace, { id }: Flow, sequence: number): Promise<void> {
  const payload = JSON.stringify({ flow: id, sequence });
  await prisma.$queryRaw`select 1 from pg_notify(${draftsChannel}, ${payload})`.catch(() => undefined);
}
