import * as Y from 'yjs';
import type { Flow } from '#lib/database/generated/client.ts';
import { changeDraft } from '#lib/flows/change-draft.ts';
import { draftLimits } from '#lib/flows/draft-limits.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/**
 * Adds what somebody did in the browser to a draft; resolves to its newest number, which is the update's own if it was `added`: one that was there already is not. Refuses, and stores nothing of, an update that is none, that
 * builds on others which are not here, that makes the flow unreadable or too large.
 */
export async function appendUpdate(
  workspace: Workspace,
  flow: Flow,
  { update, author }: { update: Uint8Array; author: string },
): Promise<{ sequence: number; added: boolean }> {
  if (flow.archivedAt !== null) throw new Refusal('flow-archived', { flow: flow.slug });
  if (update.byteLength > draftLimits.updateBytes) throw new Refusal('update-too-large');
  const { revision, isChanged } = await changeDraft(workspace, flow, {
    author,
    change: (doc) => {
      try {
        Y.applyUpdate(doc, update);
      } catch {
        throw new Refusal('bad-update');
      }
      if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
        throw new Refusal('update-incomplete', { flow: flow.slug });
      }
    },
  });
  return { sequence: revision, added: isChanged };
}
