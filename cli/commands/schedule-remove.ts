import type { Command } from 'commander';
import { removeSchedule } from '#lib/schedules/remove-schedule.ts';
import { run } from '../run.ts';

/** `ringtree schedule remove <schedule>` */
export function scheduleRemove(group: Command): void {
  const command = group
    .command('remove')
    .description('forget shared opening hours that no flow uses')
    .argument('<schedule>', 'their name or id');
  run(command, async ({ workspace }, nameOrId: string) => {
    const name = await removeSchedule(workspace, nameOrId);
    return { text: `Removed ${name}.`, json: { name } };
  });
}
