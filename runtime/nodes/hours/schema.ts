import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import type { Line, NodeSchema } from '#runtime/contract/node.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { Schedule } from '#runtime/contract/schedule.ts';
import { scheduleProblems } from '#runtime/expressions/schedule-problems.ts';
import { probes } from './probes.ts';

const fields = z.strictObject({
  source: field(z.enum(['own', 'shared']).default('own'), { widget: 'choice', tab: 'choices' }),
  /** Id of a shared schedule. */
  schedule: field(z.string().max(64).default(''), {
    widget: 'choice',
    tab: 'choices',
    madeLike: 'own',
    shownWhen: { field: 'source', is: ['shared'] },
  }),
  own: field(Schedule.prefault({}), {
    widget: 'group',
    tab: 'choices',
    shownWhen: { field: 'source', is: ['own'] },
  }),
  /** Holidays and own closed dates leave by an outcome of their own; else they are closed like a night. */
  holidayOutcome: field(z.boolean().default(false), { widget: 'switch', tab: 'more' }),
});
export type Hours = z.infer<typeof fields>;

export const schema: NodeSchema<Hours> = {
  kind: 'hours',
  version: 1,
  icon: 'clock',
  group: 'decide',
  defaults: { own: { weekly: [{ id: 'first', days: 'weekdays', from: '09:00', to: '17:00' }] } },
  fields,
  ports: ({ holidayOutcome }) => [
    { id: 'open', label: null },
    { id: 'closed', label: null },
    ...(holidayOutcome ? [{ id: 'holiday', label: null }] : []),
  ],
  summary: (data) => lines(data, 'summary').slice(0, 2),
  script: (data) => [
    ...lines(data, 'script'),
    ...(data.holidayOutcome ? [{ key: 'script.outcome', values: {} }] : []),
  ],
  prompts: () => [],
  templates: () => [],
  writes: () => [],
  results: () => ['open', 'reason', 'holiday', 'opens_at', 'opens_in_words', 'closes_at', 'closes_in_words'],
  references: ({ source, schedule }) =>
    source === 'shared' && schedule !== '' ? [{ kind: 'schedule', id: schedule, field: 'schedule' }] : [],
  needs: () => [],
  problems,
  needsCaller: false,
  waitsForCaller: false,
  probes,
  migrations: [],
};

/** What counts most comes first: a card has room for two. */
function lines({ source, own }: Hours, part: 'summary' | 'script'): Line[] {
  if (source === 'shared') return [{ key: `${part}.shared`, values: {} }];
  const { forced, weekly, holidays, dates } = own;
  return [
    ...(forced.state === 'no'
      ? []
      : [{ key: `${part}.forced-${forced.state}`, values: { until: forced.until } }]),
    ...weekly.map(({ days, from, to }) => ({ key: `${part}.${days}`, values: { from, to } })),
    ...(holidays.country === ''
      ? []
      : [{ key: `${part}.holidays`, values: { country: holidays.country, region: holidays.region } }]),
    ...(dates.length === 0 ? [] : [{ key: `${part}.dates`, values: { count: dates.length } }]),
    ...(weekly.length === 0 ? [{ key: `${part}.never`, values: {} }] : []),
  ];
}

function problems({ source, schedule, own }: Hours): NodeProblem[] {
  if (source === 'shared')
    return schedule === '' ? [{ code: 'no-schedule', severity: 'error', field: 'schedule' }] : [];
  return scheduleProblems(own).map((problem) => ({ ...problem, field: `own.${problem.field}` }));
}
