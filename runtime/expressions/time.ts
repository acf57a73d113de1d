import { BoundedCache } from '#runtime/contract/bounded-cache.ts';

/** A moment on the clock of a time zone. `month` and `day` begin with 1, `weekday` with 0 for Sunday. */
export type ZonedTime = {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  weekday: number;
  /** East of Greenwich is positive. */
  offsetMinutes: number;
};

const formats = new BoundedCache<Intl.DateTimeFormat | null>(100);

/** What the clocks show at `at` (milliseconds since 1970) in a time zone; an unknown zone reads as UTC. */
export function zonedTime(at: number, timeZone: string): ZonedTime {
  const shown = wallClock(at, timeZone);
  const wall = new Date(shown);
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    weekday: wall.getUTCDay(),
    offsetMinutes: Math.round((shown - Math.floor(at / 1_000) * 1_000) / 60_000),
  };
}

type WallTime = { year: number; month: number; day: number; hour?: number; minute?: number; second?: number };

/** The moment at which a time zone's clocks show this time; of an hour that they skip, the same time after the gap. */
export function instantOf(wall: WallTime, timeZone: string): number {
  const shown = shownBy(wall);
  return instantsOf(wall, timeZone)[0] ?? shown - offsetAt(shown - 86_400_000, timeZone);
}

/** Every moment at which they show it: none in an hour that they skip, two in one that they repeat. */
export function instantsOf(wall: WallTime, timeZone: string): number[] {
  const shown = shownBy(wall);
  const before = shown - offsetAt(shown - 86_400_000, timeZone);
  const after = shown - offsetAt(shown + 86_400_000, timeZone);
  return [before, ...(after === before ? [] : [after])].filter((at) => wallClock(at, timeZone) === shown);
}

/** As if it were UTC, in milliseconds. Hours beyond the day count into the next one. */
function shownBy({ year, month, day, hour = 0, minute = 0, second = 0 }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** ISO 8601 with the zone's offset, e.g. `2026-11-21T09:30:00+01:00`. */
export function isoInZone(at: number, timeZone: string): string {
  const time = zonedTime(at, timeZone);
  const date = `${pad(time.year, 4)}-${pad(time.month)}-${pad(time.day)}`;
  return `${date}T${pad(time.hour)}:${pad(time.minute)}:${pad(time.second)}${offsetText(time.offsetMinutes)}`;
}

export function isTimeZone(name: string): boolean {
  return formatOf(name) !== null;
}

/** `+01:00`; without the colon when `separator` is ''. */
export function offsetText(minutes: number, separator = ':'): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${separator}${pad(size % 60)}`;
}

export function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

function offsetAt(at: number, timeZone: string): number {
  return wallClock(at, timeZone) - Math.floor(at / 1_000) * 1_000;
}

/** What the clocks show, as if it were UTC, in milliseconds. */
function wallClock(at: number, timeZone: string): number {
  const seconds = Math.floor(at / 1_000) * 1_000;
  const format = timeZone === 'Etc/UTC' || timeZone === 'UTC' ? null : formatOf(timeZone);
  if (format === null || Number.isNaN(new Date(seconds).getTime())) return seconds;
  const shown: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(seconds)) shown[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  return formats.get(timeZone, () => {
    try {
      return new Intl.DateTimeFormat('en-US', {
        timeZone,
        calendar: 'gregory',
        numberingSystem: 'latn',
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      return null;
    }
  });
}
