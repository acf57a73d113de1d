import type { Flow } from '#lib/database/generated/client.ts';
import { changeDraft } from '#lib/flows/change-draft.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { replaceDocument } from '#runtime/graph/edit/flow-edits.ts';

export type SaveDraft = {
  document: FlowDocument;
  /** The revision that the document was made from; anything newer refuses it. Without one it replaces whatever is there. */
  revision?: number;
  author?: string;
};

/** Makes a flow's draft another document, by the smallest change that does it, and returns its revision. */
export async function saveDraft(
  workspace: Workspace,
  flow: Flow,
  { document, ...save }: SaveDraft,
): Promise<number> {
  if (flow.archivedAt !== null) throw new Refusal('flow-archived', { flow: flow.slug });
  const changed = await changeDraft(workspace, flow, {
    ...save,
    replaces: true,
    change: (doc) => {
      const replaced = replaceDocument(doc, { author: save.author ?? '' }, document);
      if (!replaced.ok) throw new Refusal('flow-unreadable', {}, replaced.problems);
    },
  });
  return changed.revision;
}
