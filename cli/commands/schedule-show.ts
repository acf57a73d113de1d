import type { Command } from 'commander';
import { findSchedule } from '#lib/schedules/find-schedule.ts';
import { instant } from '../options.ts';
import { run } from '../run.ts';
import { scheduleState } from '../schedule-state.ts';

/** `ringtree schedule show <schedule>` */
export function scheduleShow(group: Command): void {
  const command = group
    .command('show')
    .description('show shared opening hours as “schedule set” takes them, and how they stand')
    .argument('<schedule>', 'their name or id')
    .option('--at <moment>', 'at another moment than now, such as 2026-12-24T18:00+01:00', instant);
  run(command, async ({ workspace }, name: string, { at }: { at?: number }) => {
    const stored = await findSchedule(workspace, name);
    const state = scheduleState(stored, at ?? Date.now());
    return {
      text: `${state.name}: ${state.why}.\n${JSON.stringify(stored.schedule, null, 2)}`,
      json: { ...state, schedule: stored.schedule },
    };
  });
}
