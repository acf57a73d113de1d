import type { Command } from 'commander';
import { findFlow } from '#lib/flows/find-flow.ts';
import { listScenarios } from '#lib/scenarios/list-scenarios.ts';
import { run } from '../run.ts';
import { table } from '../table.ts';

/** `ringtree scenario list <flow>` */
export function scenarioList(group: Command): void {
  const command = group
    .command('list')
    .description('show the scenarios of a flow')
    .argument('<flow>', 'its short name');
  run(command, async ({ workspace }, name: string) => {
    const flow = await findFlow(workspace, name);
    const scenarios = await listScenarios(workspace, flow);
    const rows = scenarios.map(({ scenario, updatedAt }) => [
      scenario.name,
      String(scenario.steps.length),
      scenario.providers?.join(', ') ?? 'all',
      updatedAt.slice(0, 19).replace('T', ' '),
    ]);
    return {
      text:
        rows.length > 0
          ? table(['SCENARIO', 'STEPS', 'PROVIDERS', 'CHANGED (UTC)'], rows)
          : `${flow.slug} has no scenarios yet.`,
      json: scenarios,
    };
  });
}
