import type { Flow } from '#lib/database/generated/client.ts';
import { changeDraft } from '#lib/flows/change-draft.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { renameFlow as renameDraft } from '#runtime/graph/edit/flow-edits.ts';

/** Gives a flow another name; its short name, which addresses and commands have, stays. */
export async function renameFlow(
  workspace: Workspace,
  flow: Flow,
  { name, author }: { name: string; author: string },
): Promise<void> {
  await changeDraft(workspace, flow, {
    author,
    change: (doc) => {
      const renamed = renameDraft(doc, { author }, name);
      if (!renamed.ok) throw new Refusal('bad-request', { reason: 'name' }, renamed.problems);
    },
  });
}
