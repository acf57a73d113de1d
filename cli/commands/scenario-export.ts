import type { Command } from 'commander';
import { findFlow } from '#lib/flows/find-flow.ts';
import { listScenarios } from '#lib/scenarios/list-scenarios.ts';
import { writeOutput } from '../file.ts';
import { run } from '../run.ts';

/** `ringtree scenario export <flow>` */
export function scenarioExport(group: Command): void {
  const command = group
    .command('export')
    .description('write the scenarios of a flow as JSON')
    .argument('<flow>', 'its short name')
    .option('--output <file>', 'a file instead of standard output');
  run(command, async ({ workspace }, name: string, { output }: { output?: string }) => {
    const flow = await findFlow(workspace, name);
    const scenarios = (await listScenarios(workspace, flow)).map(({ scenario }) => scenario);
    const content = `${JSON.stringify({ scenarios }, null, 2)}\n`;
    if (output === undefined) return { text: content, json: { scenarios } };
    await writeOutput(output, content);
    const count = scenarios.length === 1 ? '1 scenario' : `${scenarios.length} scenarios`;
    return {
      text: `Wrote ${count} of ${flow.slug} to ${output}.`,
      json: { flow: flow.slug, output, scenarios: scenarios.length },
    };
  });
}
