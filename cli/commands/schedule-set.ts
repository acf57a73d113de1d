import type { Command } from 'commander';
import { setSchedule } from '#lib/schedules/set-schedule.ts';
import { readJson } from '../file.ts';
import { run } from '../run.ts';
import { scheduleState } from '../schedule-state.ts';

/** `ringtree schedule set <name> <file>` */
export function scheduleSet(group: Command): void {
  const command = group
    .command('set')
    .description('store shared opening hours, or replace those of that name; calls look at them at once')
    .argument('<name>', 'what you call them')
    .argument('<file>', 'JSON: weekly, dates, holidays, timeZone, forced; - for standard input');
  run(command, async ({ workspace }, name: string, file: string) => {
    const { stored, problems } = await setSchedule(workspace, { name, json: await readJson(file) });
    const state = scheduleState(stored, Date.now());
    const empty = problems.some(({ code }) => code === 'never-open') ? ' They have no times yet.' : '';
    return {
      text: `Stored ${state.name} (revision ${state.revision}). ${state.why}.${empty}`,
      json: { ...state, problems },
    };
  });
}
