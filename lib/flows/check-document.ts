import { readOutside } from '#lib/flows/read-outside.ts';
import { validateOptions } from '#lib/flows/validate-options.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import { validate } from '#runtime/graph/validate.ts';

/** Everything wrong with a document as things stand in the workspace; `flow` is its id when it is stored already. */
export async function checkDocument(
  workspace: Workspace,
  document: FlowDocument,
  flow?: string,
): Promise<Problem[]> {
  return validate(document, validateOptions(await readOutside(workspace, flow), flow));
}
