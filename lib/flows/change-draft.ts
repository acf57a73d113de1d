import * as Y from 'yjs';
import type { Flow, Prisma } from '#lib/database/generated/client.ts';
import { draftLimits } from '#lib/flows/draft-limits.ts';
import { draftsChannel } from '#lib/flows/drafts-channel.ts';
import { jsonColumn } from '#lib/flows/json-column.ts';
import { type OpenDraft, withDraft } from '#lib/flows/open-draft.ts';
import { readable } from '#lib/flows/read-draft.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { FlowDoc } from '#runtime/graph/edit/flow-doc.ts';
import { schemaOf } from '#runtime/graph/schema-of.ts';

export type ChangeDraft = {
  /** Changes the shared document; throws to leave everything as it was. */
  change: (doc: FlowDoc) => void;
  /** The revision that the change was made for; anything newer refuses it. */
  revision?: number;
  author?: string;
  /** The change makes all of it new: a draft that cannot be read may be there. */
  replaces?: true;
};

export type ChangedDraft = { revision: number; document: FlowDocument; isChanged: boolean };

/**
 * The one way in which a stored draft changes: the update is appended, the JSON derived from it and the flow's name are
 * stored with it in one transaction, and those who have the flow open are told. A change that changes nothing makes no revision.
 */
export async function changeDraft(
  workspace: Workspace,
  flow: Flow,
  { change, revision, author, replaces }: ChangeDraft,
): Promise<ChangedDraft> {
  const changed = await withDraft(workspace, flow, async (transaction, draft) => {
    const { doc, view, stored, isReadable } = draft;
    if (!isReadable && replaces === undefined) throw new Refusal('flow-unreadable');
    if (revision !== undefined && stored.revision !== revision) {
      throw new Refusal('draft-changed', { flow: flow.slug, revision: stored.revision });
    }
    const updates = recordUpdates(doc, change);
    const document = known(view.current());
    if (updates.length === 0) return { revision: stored.revision, document, isChanged: false };
    checkSize(flow, draft, document);
    await append(transaction, draft, { updates, author: author ?? null, flow });
    const { revision: sequence } = draft.stored;
    await transaction.draft.update({
      where: { flowId: flow.id },
      data: { document: jsonColumn(document), revision: sequence, author: author ?? null },
    });
    await transaction.flow.update({ where: { id: flow.id }, data: { name: document.name } });
    return { revision: sequence, document, isChanged: true };
  });
  if (changed.isChanged) await tell(workspace, flow, changed.revision);
  return changed;
}

function recordUpdates(doc: FlowDoc, change: (doc: FlowDoc) => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const record = (update: Uint8Array): number => updates.push(update);
  doc.on('update', record);
  change(doc);
  doc.off('update', record);
  return updates;
}

/** All else is sound when it is derived; steps of kinds and forms that this version does not know are refused. */
function known(document: FlowDocument): FlowDocument {
  const isKnown = Object.values(document.nodes).every(
    ({ kind, version }) => schemaOf(kind)?.version === version,
  );
  return isKnown ? document : readable(document);
}

/** Stores the updates alone, or everything in one row when there were many or none yet. */
async function append(
  transaction: Prisma.TransactionClient,
  draft: OpenDraft,
  { updates, author, flow }: { updates: Uint8Array[]; author: string | null; flow: Flow },
): Promise<void> {
  const { rows, firstBytes, looseBytes, isWhole } = draft.stored;
  const isFull = rows >= draftLimits.updateRows || looseBytes > Math.max(draftLimits.looseBytes, firstBytes);
  const isNewBase = !isWhole || isFull;
  const update = new Uint8Array(isNewBase ? Y.encodeStateAsUpdate(draft.doc) : Y.mergeUpdates(updates));
  const { id: flowId, workspaceId } = flow;
  const sequence = draft.stored.revision + 1;
  if (isNewBase) await transaction.draftUpdate.deleteMany({ where: { flowId } });
  await transaction.draftUpdate.create({ data: { flowId, workspaceId, sequence, update, author } });
  draft.stored = isNewBase
    ? { revision: sequence, rows: 1, firstBytes: update.byteLength, looseBytes: 0, isWhole: true }
    : { ...draft.stored, revision: sequence, rows: rows + 1, looseBytes: looseBytes + update.byteLength };
}

function checkSize(flow: Flow, { doc, stored }: OpenDraft, document: FlowDocument): void {
  const json = Buffer.byteLength(JSON.stringify(document));
  const before = stored.firstBytes + stored.looseBytes;
  const state = before > draftLimits.stateBytes / 2 ? Y.encodeStateAsUpdate(doc).byteLength : before;
  if (json > draftLimits.documentBytes || state > draftLimits.stateBytes) {
    throw new Refusal('flow-too-large', { flow: flow.slug });
  }
}

/** After the commit. Whoever misses it learns of it at the next heartbeat. */
async function tell({ prisma }: Workspace, { id }: Flow, sequence: number): Promise<void> {
  const payload = JSON.stringify({ flow: id, sequence });
  await prisma.$queryRaw`select 1 from pg_notify(${draftsChannel}, ${payload})`.catch(() => undefined);
}
