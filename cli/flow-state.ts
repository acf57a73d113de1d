import type { Flow } from '#lib/database/generated/client.ts';
import { readDraft } from '#lib/flows/read-draft.ts';
import { readVersion } from '#lib/flows/read-version.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { versionName } from './options.ts';

/** The document that a flow has, or had, and what to call it. */
export async function flowState(
  workspace: Workspace,
  flow: Flow,
  state: ReturnType<typeof versionName>,
): Promise<{ document: FlowDocument; title: string }> {
  if (state === 'draft') return { document: (await readDraft(workspace, flow)).document, title: 'draft' };
  const { document, number } = await readVersion(workspace, flow, state === 'published' ? undefined : state);
  return { document, title: `version ${number}` };
}
