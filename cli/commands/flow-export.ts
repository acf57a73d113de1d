import type { Command } from 'commander';
import { findFlow } from '#lib/flows/find-flow.ts';
import { writeOutput } from '../file.ts';
import { flowState } from '../flow-state.ts';
import { versionName } from '../options.ts';
import { run } from '../run.ts';

type Options = { from: ReturnType<typeof versionName>; output?: string };

/** `ringtree flow export <flow>` */
export function flowExport(group: Command): void {
  const command = group
    .command('export')
    .description('write a flow as JSON')
    .argument('<flow>', 'its short name')
    .option('--from <state>', 'draft, published or the number of a version', versionName, 'draft')
    .option('--output <file>', 'a file instead of standard output');
  run(command, async ({ workspace }, name: string, { from, output }: Options) => {
    const flow = await findFlow(workspace, name);
    const { document, title } = await flowState(workspace, flow, from);
    const content = `${JSON.stringify(document, null, 2)}\n`;
    if (output === undefined) return { text: content, json: document };
    await writeOutput(output, content);
    return { text: `Wrote the ${title} of ${flow.slug} to ${output}.`, json: { flow: flow.slug, output } };
  });
}
