import type { Command } from 'commander';
import { importFlow } from '#lib/flows/import-flow.ts';
import { readDraft } from '#lib/flows/read-draft.ts';
import { readJson } from '../file.ts';
import { wholeNumber } from '../options.ts';
import { problemCount, problemList, problemsAsJson } from '../problem-list.ts';
import { run } from '../run.ts';

/** `ringtree flow import <file>` */
export function flowImport(group: Command): void {
  const command = group
    .command('import')
    .description('store a file as the draft of a flow; callers hear it once it is published')
    .argument('<file>', 'as “flow export” writes it; - for standard input')
    .option('--as <flow>', 'short name: replaces that flow’s draft, or makes the flow')
    .option('--revision <number>', 'replace the draft only if it is still at this revision', wholeNumber);
  run(command, async ({ workspace }, file: string, options: { as?: string; revision?: number }) => {
    const { as: slug, revision } = options;
    const imported = await importFlow(workspace, {
      json: await readJson(file),
      ...(slug === undefined ? {} : { slug }),
      ...(revision === undefined ? {} : { revision }),
    });
    const { flow, created, problems } = imported;
    const { document } = await readDraft(workspace, flow);
    const done = created ? `Made the flow ${flow.slug}` : `Replaced the draft of ${flow.slug}`;
    const list = problems.length > 0 ? `:\n${problemList(problems, document)}` : '.';
    return {
      text: `${done} (revision ${imported.revision}): ${problemCount(problems)}${list}`,
      json: {
        flow: flow.slug,
        id: flow.id,
        created,
        revision: imported.revision,
        problems: problemsAsJson(problems, document),
      },
    };
  });
}
