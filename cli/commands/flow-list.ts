import type { Command } from 'commander';
import { listFlows } from '#lib/flows/list-flows.ts';
import { moment } from '../moment.ts';
import { run } from '../run.ts';
import { table } from '../table.ts';

/** `ringtree flow list` */
export function flowList(group: Command): void {
  const command = group
    .command('list')
    .description('show the flows')
    .option('--archived', 'archived ones too');
  run(command, async ({ workspace }, options: { archived?: boolean }) => {
    const flows = await listFlows(workspace, options);
    const rows = flows.map((flow) => [
      flow.slug,
      flow.name,
      flow.archived ? 'archived' : flow.version === null ? 'draft only' : `version ${flow.version}`,
      moment(flow.changedAt),
      flow.numbers.join(', '),
    ]);
    const none = 'There are no flows yet. “ringtree flow import <file>” makes one.';
    return {
      text: rows.length > 0 ? table(['FLOW', 'NAME', 'STATE', 'CHANGED (UTC)', 'NUMBERS'], rows) : none,
      json: flows,
    };
  });
}
