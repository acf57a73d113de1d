import type { Schedule } from '#runtime/contract/schedule.ts';
import { type DayPlan, dayPlan, dayText } from './day-plan.ts';
import { instantOf, instantsOf, isTimeZone, zonedTime } from './time.ts';

export type Opening = {
  open: boolean;
  /** What decided: the weekly times, the times of an own date, an own day off, a holiday, or somebody by hand. */
  reason: 'times' | 'date' | 'day-off' | 'holiday' | 'forced';
  /** Of the own date or holiday that decided; '' when neither did. */
  name: string;
};

export type OpeningOptions = {
  /** Of a schedule without one. */
  timeZone: string;
  /** Names of holidays are in it. */
  language: string;
};

/** Whether a schedule says open at a moment (milliseconds since 1970), and why. */
export function openingAt(schedule: Schedule, at: number, options: OpeningOptions): Opening {
  return stateAt(clockOf(schedule, options), at);
}

/** When that changes; null when it does not within a year, or nobody knows since it is forced without an end. */
export function nextChange(schedule: Schedule, at: number, options: OpeningOptions): number | null {
  const clock = clockOf(schedule, options);
  return changeAfter(clock, at, stateAt(clock, at).open);
}

/** The time zone that counts; a name that nobody knows is passed over. */
export function zoneOf({ timeZone }: Schedule, options: Pick<OpeningOptions, 'timeZone'>): string {
  return [timeZone, options.timeZone].find((zone) => zone !== '' && isTimeZone(zone)) ?? 'Etc/UTC';
}

type Clock = { schedule: Schedule; zone: string; language: string; forcedUntil: number };

const minuteMilliseconds = 60_000;
const dayMilliseconds = 86_400_000;
const daysAhead = 370;

function clockOf(schedule: Schedule, options: OpeningOptions): Clock {
  const zone = zoneOf(schedule, options);
  return { schedule, zone, language: options.language, forcedUntil: forcedUntil(schedule, zone) };
}

function forcedUntil({ forced }: Schedule, zone: string): number {
  if (forced.state === 'no') return Number.NEGATIVE_INFINITY;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = forced.until.split(/\D/).map(Number);
  if (forced.until === '') return Number.POSITIVE_INFINITY;
  return instantOf({ year, month, day, hour, minute }, zone);
}

function stateAt({ schedule, zone, language, forcedUntil }: Clock, at: number): Opening {
  if (at < forcedUntil) return { open: schedule.forced.state === 'open', reason: 'forced', name: '' };
  const wall = zonedTime(at, zone);
  const minute = wall.hour * 60 + wall.minute;
  const midnight = Date.UTC(wall.year, wall.month - 1, wall.day);
  const today = dayPlan(schedule, midnight, language);
  if (isWithin(today, minute)) return { open: true, reason: today.reason, name: today.name };
  // A night belongs to the day on which it begins.
  const yesterday = dayPlan(schedule, midnight - dayMilliseconds, language);
  if (isWithin(yesterday, minute + 1_440))
    return { open: true, reason: yesterday.reason, name: yesterday.name };
  if (minute >= today.holidayFrom) return { open: false, reason: 'holiday', name: today.holiday };
  return { open: false, reason: today.reason, name: today.name };
}

function isWithin({ hours }: DayPlan, minute: number): boolean {
  return hours.some(([from, to]) => minute >= from && minute < to);
}

/** The first moment after `at` at which it is not as it is then. */
function changeAfter(clock: Clock, at: number, open: boolean): number | null {
  if (clock.forcedUntil === Number.POSITIVE_INFINITY) return null;
  const { year, month, day } = zonedTime(at, clock.zone);
  const today = Date.UTC(year, month - 1, day);
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const found = momentsOf(clock, today + ahead * dayMilliseconds).find(
      (moment) => moment > at && stateAt(clock, moment).open !== open,
    );
    if (found !== undefined) return found;
  }
  return null;
}

/** Moments of a day at which something may change, in order. `midnight` is the day as if its clock were UTC. */
function momentsOf(clock: Clock, midnight: number): number[] {
  const { schedule, zone, language, forcedUntil } = clock;
  const own = dayPlan(schedule, midnight, language).hours.flat();
  const over = dayPlan(schedule, midnight - dayMilliseconds, language).hours.flat();
  const minutes = [0, ...own.filter((minute) => minute < 1_440), ...over.map((minute) => minute - 1_440)];
  const shown = new Date(midnight);
  const day = { year: shown.getUTCFullYear(), month: shown.getUTCMonth() + 1, day: shown.getUTCDate() };
  const moments = minutes
    .filter((minute) => minute >= 0)
    .flatMap((minute) => instantsOf({ ...day, minute }, zone));
  const others = [...turnsOfClock(midnight, zone), forcedUntil].filter(
    (moment) => Number.isFinite(moment) && dayText(wallDay(moment, zone)) === dayText(midnight),
  );
  return [...moments, ...others].sort((a, b) => a - b);
}

/** Where the clocks are put forward or back about that day: a time may begin in an hour that there is not. */
function turnsOfClock(midnight: number, zone: string): number[] {
  let before = midnight - dayMilliseconds;
  let after = midnight + 2 * dayMilliseconds;
  const offset = zonedTime(before, zone).offsetMinutes;
  if (zonedTime(after, zone).offsetMinutes === offset) return [];
  while (after - before > minuteMilliseconds) {
    const middle = before + Math.floor((after - before) / (2 * minuteMilliseconds)) * minuteMilliseconds;
    if (zonedTime(middle, zone).offsetMinutes === offset) before = middle;
    else after = middle;
  }
  return [after];
}

function wallDay(at: number, zone: string): number {
  const { year, month, day } = zonedTime(at, zone);
  return Date.UTC(year, month - 1, day);
}
