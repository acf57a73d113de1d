import type { OwnDate, Schedule, Slot } from '#runtime/contract/schedule.ts';
import { holidayOn } from './holidays.ts';

/** What a schedule says of one day, in minutes of it; those of a night end beyond 1440. */
export type DayPlan = {
  hours: [from: number, to: number][];
  reason: 'times' | 'date' | 'day-off';
  /** Of the own date. */
  name: string;
  /** The minute from which a holiday keeps it closed; Infinity when it is none. */
  holidayFrom: number;
  holiday: string;
};

/** `midnight` is the day as if its clock were UTC, in milliseconds. */
export function dayPlan(schedule: Schedule, midnight: number, language: string): DayPlan {
  const day = dayText(midnight);
  const date = schedule.dates.find((one) => covers(one, day));
  const none = { holidayFrom: Number.POSITIVE_INFINITY, holiday: '' };
  if (date !== undefined && date.kind !== 'usual') {
    return date.kind === 'closed'
      ? { hours: [], reason: 'day-off', name: date.name, ...none }
      : { hours: date.hours.map(minutesOf), reason: 'date', name: date.name, ...none };
  }
  const weekday = new Date(midnight).getUTCDay();
  const hours = schedule.weekly.filter(({ days }) => weekdays[days].includes(weekday)).map(minutesOf);
  const usual: DayPlan = { hours, reason: 'times', name: '', ...none };
  const holiday = date === undefined ? holidayOn(day, schedule.holidays, language) : null;
  if (holiday === null) return usual;
  // Some begin at noon: what is open before stays open until then.
  const left = hours.flatMap(([from, to]): DayPlan['hours'] =>
    from < holiday.from ? [[from, Math.min(to, holiday.from)]] : [],
  );
  return { ...usual, hours: left, holidayFrom: holiday.from, holiday: holiday.name };
}

/** `2026-12-24`, of a day as `dayPlan` takes it. */
export function dayText(midnight: number): string {
  return new Date(midnight).toISOString().slice(0, 10);
}

const weekdays: Record<Schedule['weekly'][number]['days'], readonly number[]> = {
  'every-day': [0, 1, 2, 3, 4, 5, 6],
  weekdays: [1, 2, 3, 4, 5],
  weekend: [0, 6],
  sunday: [0],
  monday: [1],
  tuesday: [2],
  wednesday: [3],
  thursday: [4],
  friday: [5],
  saturday: [6],
};

function minutesOf({ from, to }: Pick<Slot, 'from' | 'to'>): [number, number] {
  const begin = minuteOf(from);
  const end = minuteOf(to);
  return [begin, end < begin ? end + 1_440 : end];
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

/** A range of every year may run over the end of one: 12-24 to 01-02. */
function covers({ from, to, everyYear }: OwnDate, day: string): boolean {
  if (from === '') return false;
  const last = to === '' ? from : to;
  if (!everyYear) return day >= from && day <= last;
  const [first, end, this_] = [from, last, day].map((text) => text.slice(5));
  if (first === undefined || end === undefined || this_ === undefined) return false;
  return first <= end ? this_ >= first && this_ <= end : this_ >= first || this_ <= end;
}
