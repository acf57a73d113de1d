import { Argument, type Command } from 'commander';
import { forceSchedule } from '#lib/schedules/force-schedule.ts';
import { run } from '../run.ts';
import { scheduleState } from '../schedule-state.ts';

/** `ringtree schedule force <schedule> open|closed|no` */
export function scheduleForce(group: Command): void {
  const command = group
    .command('force')
    .description('open or close by hand, whatever the times say')
    .argument('<schedule>', 'their name or id')
    .addArgument(new Argument('<state>', 'no lets the times count again').choices(['open', 'closed', 'no']))
    .option(
      '--until <moment>',
      'on their own clock, such as “2026-12-24 18:00”; otherwise until taken back',
      '',
    );
  run(command, async ({ workspace }, ...[name, state, { until }]: Given) => {
    const stored = await forceSchedule(workspace, name, { state, until: state === 'no' ? '' : until });
    const now = scheduleState(stored, Date.now());
    return { text: `${now.name}: ${now.why}.`, json: now };
  });
}

type Given = [name: string, state: 'open' | 'closed' | 'no', options: { until: string }];
