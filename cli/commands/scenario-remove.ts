import type { Command } from 'commander';
import { findFlow } from '#lib/flows/find-flow.ts';
import { removeScenario } from '#lib/scenarios/remove-scenario.ts';
import { run } from '../run.ts';

/** `ringtree scenario remove <flow> <scenario>` */
export function scenarioRemove(group: Command): void {
  const command = group
    .command('remove')
    .description('take a scenario away; versions that were published with it keep theirs')
    .argument('<flow>', 'its short name')
    .argument('<scenario>', 'its whole name');
  run(command, async ({ workspace }, name: string, scenario: string) => {
    const flow = await findFlow(workspace, name);
    await removeScenario(workspace, flow, scenario);
    return { text: `Removed “${scenario}”.`, json: { flow: flow.slug, removed: scenario } };
  });
}
