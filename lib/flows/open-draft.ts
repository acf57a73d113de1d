import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { Prisma } from '#lib/database/generated/client.ts';
import type { FlowDoc } from '#runtime/graph/edit/flow-doc.ts';
import { fromDocument } from '#runtime/graph/edit/from-document.ts';
import { toDocument } from '#runtime/graph/edit/to-document.ts';
import { writeDocument } from '#runtime/graph/edit/write-document.ts';
import { parseFlow } from '#runtime/graph/parse.ts';

/** A draft with its shared document, locked until the transaction ends. */
export type OpenDraft = {
  doc: FlowDoc;
  revision: number;
  rows: number;
  /** Bytes of the first row, and of those after it. */
  bytes: { first: number; loose: number };
  /** Without it `doc` is empty: what is stored is not to be replaced by accident. */
  isReadable: boolean;
  /** It had no updates yet, or was of an older form: what `doc` holds is not stored. */
  isNew: boolean;
};

/**
 * Reads a draft to change it. One that has no updates yet is made a shared document of, in the same way by everybody; older documents and steps are brought to
 * this version's form. What cannot be read at all begins as an empty one.
 */
export async function openDraft(transaction: Prisma.TransactionClient, flowId: string): Promise<OpenDraft> {
  // Those who change a draft come one after the other.
  await transaction.$queryRaw`select 1 from drafts where flow_id = ${flowId}::uuid for update`;
  const draft = await transaction.draft.findUniqueOrThrow({ where: { flowId } });
  const updates = await transaction.draftUpdate.findMany({
    where: { flowId },
    orderBy: { sequence: 'asc' },
    select: { update: true },
  });
  const common = { revision: draft.revision, rows: updates.length, bytes: measure(updates) };
  if (updates.length === 0) {
    const parsed = parseFlow(draft.document);
    const doc = parsed.ok ? fromDocument(parsed.document) : new Y.Doc();
    return { ...common, doc, isReadable: parsed.ok, isNew: true };
  }
  const doc = new Y.Doc();
  for (const { update } of updates) Y.applyUpdate(doc, update);
  return { ...common, doc, isReadable: true, isNew: bringUpToDate(doc) };
}

function measure(updates: readonly { update: Uint8Array }[]): OpenDraft['bytes'] {
  const [first = 0, ...others] = updates.map(({ update }) => update.byteLength);
  return { first, loose: others.reduce((sum, bytes) => sum + bytes, 0) };
}

/** Whether there was something to do. */
function bringUpToDate(doc: FlowDoc): boolean {
  const document = toDocument(doc);
  const parsed = parseFlow(document);
  if (!parsed.ok || isDeepStrictEqual(parsed.document, document)) return false;
  doc.transact(() => writeDocument(doc, parsed.document));
  return true;
}
