import type { Command } from 'commander';
import { listSchedules } from '#lib/schedules/list-schedules.ts';
import { run } from '../run.ts';
import { scheduleState } from '../schedule-state.ts';
import { table } from '../table.ts';

/** `ringtree schedule list` */
export function scheduleList(group: Command): void {
  const command = group.command('list').description('show the shared opening hours, and how they stand now');
  run(command, async ({ workspace }) => {
    const schedules = await listSchedules(workspace);
    const states = schedules.map((stored) => scheduleState(stored, Date.now()));
    return {
      text:
        schedules.length > 0
          ? table(
              ['NAME', 'NOW', 'ID'],
              states.map(({ name, why, id }) => [name, why, id]),
            )
          : 'There are no shared opening hours yet. “ringtree schedule set <name> <file>” stores some.',
      json: states,
    };
  });
}
