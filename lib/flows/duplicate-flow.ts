import type { Flow } from '#lib/database/generated/client.ts';
import { createFlow } from '#lib/flows/create-flow.ts';
import { readDraft } from '#lib/flows/read-draft.ts';
import { addScenarios } from '#lib/scenarios/add-scenarios.ts';
import { listScenarios } from '#lib/scenarios/list-scenarios.ts';
import type { Workspace } from '#lib/workspace.ts';

/** A new flow with the same draft and scenarios. Numbers and versions stay with the first. */
export async function duplicateFlow(workspace: Workspace, flow: Flow, author: string): Promise<Flow> {
  const { document } = await readDraft(workspace, flow);
  const name = `${document.name.slice(0, mostOfName)} (copy)`;
  const copy = await createFlow(workspace, { document: { ...document, name }, author });
  const scenarios = (await listScenarios(workspace, flow)).map(({ scenario }) => scenario);
  await addScenarios(workspace, copy, { scenarios, taken: 'refuse' });
  return copy;
}

/** Names have 120 characters. */
const mostOfName = 113;
