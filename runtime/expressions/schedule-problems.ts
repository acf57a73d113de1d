import type { NodeProblem } from '#runtime/contract/problem.ts';
import type { OwnDate, Schedule } from '#runtime/contract/schedule.ts';
import { holidayPlaces } from './holiday-places.ts';
import { isTimeZone } from './time.ts';

/** What is wrong with a schedule whose shape is right; fields are paths in it. */
export function scheduleProblems(schedule: Schedule): NodeProblem[] {
  const { weekly, dates, forced, timeZone } = schedule;
  const opens = weekly.length > 0 || dates.some(({ kind }) => kind === 'hours') || forced.state === 'open';
  return [
    ...(opens ? [] : [problem('never-open', 'weekly', { severity: 'warning' })]),
    ...weekly.flatMap((slot, index) => noTime(slot, `weekly.${index}`)),
    ...dates.flatMap((date, index) => dateProblems(date, `dates.${index}`)),
    ...placeProblems(schedule.holidays),
    ...(timeZone === '' || isTimeZone(timeZone)
      ? []
      : [problem('unknown-time-zone', 'timeZone', { text: timeZone })]),
    ...(isDay(forced.until.slice(0, 10))
      ? []
      : [problem('no-such-day', 'forced.until', { text: forced.until })]),
  ];
}

function dateProblems({ from, to, everyYear, kind, hours }: OwnDate, place: string): NodeProblem[] {
  if (from === '') return [problem('no-day', `${place}.from`)];
  const wrong = (['from', 'to'] as const).filter((name) => !isDay(name === 'from' ? from : to));
  if (wrong.length > 0)
    return wrong.map((name) =>
      problem('no-such-day', `${place}.${name}`, { text: name === 'from' ? from : to }),
    );
  return [
    ...(to !== '' && to < from && !everyYear ? [problem('ends-before-it-begins', `${place}.to`)] : []),
    ...(kind === 'hours' && hours.length === 0
      ? [problem('no-hours', `${place}.hours`, { severity: 'warning' })]
      : []),
    ...(kind === 'hours' ? hours.flatMap((slot, index) => noTime(slot, `${place}.hours.${index}`)) : []),
  ];
}

function noTime({ from, to }: { from: string; to: string }, place: string): NodeProblem[] {
  return from === to ? [problem('no-time', `${place}.to`, { text: from })] : [];
}

function placeProblems({ country, region }: Schedule['holidays']): NodeProblem[] {
  if (country === '')
    return region === '' ? [] : [problem('region-without-country', 'holidays.region', { text: region })];
  const regions = Object.hasOwn(holidayPlaces, country) ? holidayPlaces[country] : undefined;
  if (regions === undefined) return [problem('unknown-country', 'holidays.country', { text: country })];
  return region === '' || regions.split(' ').includes(region)
    ? []
    : [problem('unknown-region', 'holidays.region', { text: region, country })];
}

type Told = { severity?: NodeProblem['severity']; text?: string; country?: string };

function problem(code: string, field: string, { severity = 'error', ...parameters }: Told = {}): NodeProblem {
  return { code, severity, field, parameters };
}

/** '' is none, and right. */
function isDay(text: string): boolean {
  if (text === '') return true;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
