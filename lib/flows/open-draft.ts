import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { Flow, Prisma } from '#lib/database/generated/client.ts';
import type { Workspace } from '#lib/workspace.ts';
import { createView, type DocumentView } from '#runtime/graph/edit/document-view.ts';
import type { FlowDoc } from '#runtime/graph/edit/flow-doc.ts';
import { fromDocument } from '#runtime/graph/edit/from-document.ts';
import { toDocument } from '#runtime/graph/edit/to-document.ts';
import { writeDocument } from '#runtime/graph/edit/write-document.ts';
import { parseFlow } from '#runtime/graph/parse.ts';

/** A draft with its shared document. Whoever writes to the database sets what is stored then. */
export type OpenDraft = {
  readonly doc: FlowDoc;
  readonly view: DocumentView;
  /** Without it `doc` is empty: what is stored is not to be replaced by accident. */
  readonly isReadable: boolean;
  stored: {
    revision: number;
    rows: number;
    /** Of the first row, and of those after it. */
    firstBytes: number;
    looseBytes: number;
    /** Not so for a draft that had no updates yet, or was of an older form. */
    isWhole: boolean;
  };
};

/**
 * Opens a draft to change it, locked until `work` is done and committed. One that has no updates yet is made a shared document of, in the same way by everybody;
 * older documents and steps are brought to this version's form.
 */
export async function withDraft<Value>(
  { prisma }: Workspace,
  { id }: Flow,
  work: (transaction: Prisma.TransactionClient, draft: OpenDraft) => Promise<Value>,
): Promise<Value> {
  let draft: OpenDraft | undefined;
  const value = await prisma.$transaction(async (transaction) => {
    draft = await open(transaction, id);
    return await work(transaction, draft);
  }, patience);
  if (draft !== undefined) keep(id, draft);
  return value;
}

const patience = { maxWait: 10_000, timeout: 20_000 };

async function open(transaction: Prisma.TransactionClient, flowId: string): Promise<OpenDraft> {
  // Those who change a draft come one after the other.
  await transaction.$queryRaw`select 1 from drafts where flow_id = ${flowId}::uuid for update`;
  const where = { flowId };
  const { revision } = await transaction.draft.findUniqueOrThrow({ where, select: { revision: true } });
  const known = kept.get(flowId);
  // What fails half-way must not be used again, so it is put back in the end only.
  kept.delete(flowId);
  if (known?.stored.revision === revision) return known;
  const updates = await transaction.draftUpdate.findMany({
    where,
    orderBy: { sequence: 'asc' },
    select: { update: true },
  });
  const [firstBytes = 0, ...others] = updates.map(({ update }) => update.byteLength);
  const looseBytes = others.reduce((sum, bytes) => sum + bytes, 0);
  const stored = { revision, rows: updates.length, firstBytes, looseBytes };
  if (updates.length === 0) {
    const { document } = await transaction.draft.findUniqueOrThrow({ where, select: { document: true } });
    const parsed = parseFlow(document);
    const doc = parsed.ok ? fromDocument(parsed.document) : new Y.Doc();
    return { doc, view: createView(doc), isReadable: parsed.ok, stored: { ...stored, isWhole: false } };
  }
  const doc = new Y.Doc();
  for (const { update } of updates) Y.applyUpdate(doc, update);
  const isWhole = !bringUpToDate(doc);
  return { doc, view: createView(doc), isReadable: true, stored: { ...stored, isWhole } };
}

/** Whether there was something to do. */
function bringUpToDate(doc: FlowDoc): boolean {
  const document = toDocument(doc);
  const parsed = parseFlow(document);
  if (!parsed.ok || isDeepStrictEqual(parsed.document, document)) return false;
  doc.transact(() => writeDocument(doc, parsed.document));
  return true;
}

/** Drafts that people are at, the latest last; used while the database is at the same revision. */
const kept = new Map<string, OpenDraft>();

function keep(flowId: string, draft: OpenDraft): void {
  const { isWhole, firstBytes, looseBytes } = draft.stored;
  if (!isWhole || !draft.isReadable || firstBytes + looseBytes > mostKeptBytes) return;
  kept.delete(flowId);
  kept.set(flowId, draft);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}

const mostKept = 16;
const mostKeptBytes = 4_000_000;
