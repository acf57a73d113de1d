import { existsSync } from 'node:fs';
import type { Flow } from '#lib/database/generated/client.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { readable } from '#lib/flows/read-draft.ts';
import type { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';
import { bundleOfDocument, type FlowState, readBundle } from '#lib/rehearsal/read-bundle.ts';
import type { Workspace } from '#lib/workspace.ts';
import { pathOf, readJson } from './file.ts';

/** What is to be played: a file, standard input for `-`, or a stored flow in a state; `flow` is null for the first two. */
export async function flowOrFile(
  workspace: Workspace,
  name: string,
  from: FlowState,
): Promise<{ bundle: FlowBundle; flow: Flow | null }> {
  if (name === '-' || existsSync(pathOf(name)))
    return { bundle: await bundleOfDocument(workspace, readable(await readJson(name))), flow: null };
  const flow = await findFlow(workspace, name);
  return { bundle: await readBundle(workspace, flow, from), flow };
}
