import type { Command } from 'commander';
import { findFlow } from '#lib/flows/find-flow.ts';
import { importScenarios } from '#lib/scenarios/import-scenarios.ts';
import { run } from '../run.ts';
import { readScenarios } from '../scenario-file.ts';

type Options = { replace?: boolean };

/** `ringtree scenario import <flow> <file>` */
export function scenarioImport(group: Command): void {
  const command = group
    .command('import')
    .description('store the scenarios of a file with a flow; one of the same name becomes the file’s')
    .argument('<flow>', 'its short name')
    .argument('<file>', 'as “scenario export” writes it; - for standard input')
    .option('--replace', 'remove those that are not in the file');
  run(command, async ({ workspace }, ...[name, file, { replace = false }]: [string, string, Options]) => {
    const flow = await findFlow(workspace, name);
    const scenarios = await readScenarios(file);
    const done = await importScenarios(workspace, flow, { scenarios, replace });
    const { added, changed, removed, unchanged } = done;
    const parts = Object.entries({ added, changed, removed, unchanged }).flatMap(([word, names]) =>
      names.length > 0 ? [`${names.length} ${word}`] : [],
    );
    return {
      text: `Scenarios of ${flow.slug}: ${parts.join(', ') || 'none in the file'}.`,
      json: { flow: flow.slug, ...done },
    };
  });
}
