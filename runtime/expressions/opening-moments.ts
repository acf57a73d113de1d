import type { Schedule } from '#runtime/contract/schedule.ts';
import { holidayOn } from './holidays.ts';
import { nextChange, type OpeningOptions, openingAt, zoneOf } from './opening.ts';
import { instantOf, isoInZone, zonedTime } from './time.ts';

/**
 * Moments (milliseconds since 1970) that show all that a schedule can say, in order: now, each turn of a week from open to closed and
 * back with the minute before it, noon of own dates and of the next holiday, and both sides of the end of what is forced.
 */
export function openingMoments(schedule: Schedule, now: number, options: OpeningOptions): number[] {
  const zone = zoneOf(schedule, options);
  const moments = new Set([now, ...turnsOfWeek(schedule, now, options)]);
  for (const { from, everyYear } of schedule.dates) {
    if (from !== '') moments.add(noonOf(everyYear ? comingDay(from, now, zone) : from, zone));
  }
  const holiday = nextHoliday(schedule, now, { zone, language: options.language });
  if (holiday !== null) moments.add(noonOf(holiday, zone));
  const { forced } = schedule;
  if (forced.state !== 'no' && forced.until !== '') {
    const end = instantOf(wallOf(forced.until), zone);
    for (const at of [end - minuteMilliseconds, end, ...turnsOfWeek(schedule, end, options)]) moments.add(at);
  }
  return [...moments];
}

/** What callers at a moment are told alike: whether it is open and why, and whether that ever changes. */
export function openingLike(schedule: Schedule, at: number, options: OpeningOptions): string {
  const { open, reason } = openingAt(schedule, at, options);
  return [open ? 'open' : 'closed', reason, nextChange(schedule, at, options) === null ? 'for good' : '']
    .join(' ')
    .trim();
}

const minuteMilliseconds = 60_000;
const dayMilliseconds = 86_400_000;
/** Slots of a week that are tried: three a day. */
const mostTurns = 42;

function turnsOfWeek(schedule: Schedule, from: number, options: OpeningOptions): number[] {
  const moments: number[] = [];
  let at: number | null = from;
  while (moments.length < mostTurns * 2) {
    at = nextChange(schedule, at, options);
    if (at === null || at > from + 8 * dayMilliseconds) break;
    moments.push(at - minuteMilliseconds, at);
  }
  return moments;
}

function nextHoliday(
  schedule: Schedule,
  now: number,
  { zone, language }: { zone: string; language: string },
): string | null {
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const day = isoInZone(now + ahead * dayMilliseconds, zone).slice(0, 10);
    if (holidayOn(day, schedule.holidays, language) !== null) return day;
  }
  return null;
}

/** The day of a year that comes next; a 29 February only where there is one. */
function comingDay(day: string, now: number, zone: string): string {
  const { year } = zonedTime(now, zone);
  const coming = [year, year + 1].map((one) => `${one}${day.slice(4)}`);
  return coming.find((one) => noonOf(one, zone) >= now) ?? day;
}

function noonOf(day: string, zone: string): number {
  return instantOf(wallOf(`${day} 12:00`), zone);
}

function wallOf(text: string) {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute };
}
