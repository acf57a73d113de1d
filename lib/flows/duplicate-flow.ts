import type { Flow } from '#lib/database/generated/client.ts';
import { createFlow } from '#lib/flows/create-flow.ts';
import { readDraft } from '#lib/flows/read-draft.ts';
import type { Workspace } from '#lib/workspace.ts';

/** A new flow with the same draft. Numbers and versions stay with the first. */
export async function duplicateFlow(workspace: Workspace, flow: Flow, author: string): Promise<Flow> {
  const { document } = await readDraft(workspace, flow);
  const name = `${document.name.slice(0, mostOfName)} (copy)`;
  return await createFlow(workspace, { document: { ...document, name }, author });
}

/** Names have 120 characters. */
const mostOfName = 113;
