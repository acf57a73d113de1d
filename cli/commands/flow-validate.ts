import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { checkDocument } from '#lib/flows/check-document.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { readable, readDraft } from '#lib/flows/read-draft.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { pathOf, readJson } from '../file.ts';
import { problemCount, problemList, problemsAsJson } from '../problem-list.ts';
import { run } from '../run.ts';

/** `ringtree flow validate <flow>` */
export function flowValidate(group: Command): void {
  const command = group
    .command('validate')
    .description('tell what is wrong with a draft or a file, without storing anything')
    .argument('<flow>', 'short name of a flow, a file, or - for standard input')
    .option('--strict', 'fail for warnings too');
  run(command, async ({ workspace }, name: string, options: { strict?: boolean }) => {
    const { document, id } = await documentOf(workspace, name);
    const problems = await checkDocument(workspace, document, id);
    const failed = problems.some(({ severity }) => severity === 'error' || options.strict === true);
    const list = problems.length > 0 ? `:\n${problemList(problems, document)}` : '.';
    return {
      text: `${document.name}: ${problemCount(problems)}${list}`,
      json: { ok: !failed, problems: problemsAsJson(problems, document) },
      failed,
    };
  });
}

async function documentOf(
  workspace: Workspace,
  name: string,
): Promise<{ document: FlowDocument; id: string | undefined }> {
  if (name === '-' || existsSync(pathOf(name))) {
    return { document: readable(await readJson(name)), id: undefined };
  }
  const flow = await findFlow(workspace, name);
  return { document: (await readDraft(workspace, flow)).document, id: flow.id };
}
