import { BoundedCache } from '#runtime/contract/bounded-cache.ts';
import { instantOf, offsetText, pad, type ZonedTime, zonedTime } from './time.ts';

/** Where and when a date is read and spoken. */
export type DateSetting = { now: number; timeZone: string; language: string };

const written =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
const withZone = /(?:GMT|UTC|Z|[+-]\d{4})$/;

/**
 * A moment in milliseconds, or null for what is no date: ISO 8601 (without a zone: the flow's), a mail header's date,
 * seconds since 1970, `now` and `today`.
 */
export function parseDate(value: unknown, setting: DateSetting): number | null {
  if (typeof value === 'number') return inRange(value * 1_000);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (text === 'now') return setting.now;
  if (text === 'today') {
    const { year, month, day } = zonedTime(setting.now, setting.timeZone);
    return instantOf({ year, month, day }, setting.timeZone);
  }
  if (/^\d{9,11}$/.test(text)) return inRange(Number(text) * 1_000);
  const iso = written.exec(text);
  if (iso !== null) return fromIso(iso, setting.timeZone);
  return text.length < 60 && withZone.test(text) && /^[A-Z]/.test(text) ? inRange(Date.parse(text)) : null;
}

/** Day, month and time in words or figures by a `strftime` pattern such as `%A, %-d %B`; names in the call's language. */
export function formatDate(at: number, pattern: string, setting: DateSetting): string {
  const time = zonedTime(at, setting.timeZone);
  return pattern.replace(/%([-_0^]?)(:?[A-Za-z%])/g, (all, flag: string, letter: string) => {
    const part = datePart(letter, time, { at, ...setting });
    if (part === null) return all;
    if (flag === '-') return part.replace(/^[0 ]+(?=\d)/, '');
    return flag === '^' ? part.toLocaleUpperCase(setting.language) : part;
  });
}

function datePart(letter: string, time: ZonedTime, setting: DateSetting & { at: number }): string | null {
  const hour12 = time.hour % 12 === 0 ? 12 : time.hour % 12;
  switch (letter) {
    case 'Y':
      return String(time.year);
    case 'y':
      return pad(time.year % 100);
    case 'm':
      return pad(time.month);
    case 'd':
      return pad(time.day);
    case 'e':
      return String(time.day).padStart(2, ' ');
    case 'j':
      return pad(dayOfYear(time), 3);
    case 'B':
      return name({ month: 'long' }, setting);
    case 'b':
    case 'h':
      return name({ month: 'short' }, setting);
    case 'A':
      return name({ weekday: 'long' }, setting);
    case 'a':
      return name({ weekday: 'short' }, setting);
    case 'w':
      return String(time.weekday);
    case 'u':
      return String(time.weekday === 0 ? 7 : time.weekday);
    case 'H':
      return pad(time.hour);
    case 'k':
      return String(time.hour).padStart(2, ' ');
    case 'I':
      return pad(hour12);
    case 'l':
      return String(hour12).padStart(2, ' ');
    case 'M':
      return pad(time.minute);
    case 'S':
      return pad(time.second);
    case 'p':
      return time.hour < 12 ? 'AM' : 'PM';
    case 'P':
      return time.hour < 12 ? 'am' : 'pm';
    case 's':
      return String(Math.floor(setting.at / 1_000));
    case 'z':
      return offsetText(time.offsetMinutes, '');
    case ':z':
      return offsetText(time.offsetMinutes);
    case 'Z':
      return setting.timeZone;
    case 'F':
      return `${pad(time.year, 4)}-${pad(time.month)}-${pad(time.day)}`;
    case 'T':
      return `${pad(time.hour)}:${pad(time.minute)}:${pad(time.second)}`;
    case 'R':
      return `${pad(time.hour)}:${pad(time.minute)}`;
    case '%':
      return '%';
    default:
      return null;
  }
}

const formats = new BoundedCache<Intl.DateTimeFormat>(200);

function name(what: Intl.DateTimeFormatOptions, setting: DateSetting & { at: number }): string {
  const { year, month, day } = zonedTime(setting.at, setting.timeZone);
  const key = `${setting.language} ${JSON.stringify(what)}`;
  const format = formats.get(key, () => dateFormat(setting.language, { ...what, timeZone: 'UTC' }));
  return format.format(Date.UTC(year, month - 1, day));
}

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch {
    return new Intl.DateTimeFormat('en-US', options);
  }
}

function dayOfYear({ year, month, day }: ZonedTime): number {
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
}

function fromIso(parts: RegExpExecArray, timeZone: string): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(wholeNumber);
  const utc = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(utc);
  const real = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && back.getUTCHours() === hour;
  if (!real || minute > 59 || second > 59) return null;
  const zone = parts[7];
  if (zone === undefined) return instantOf({ year, month, day, hour, minute, second }, timeZone);
  return zone === 'Z' ? utc : utc - offsetMinutes(zone) * 60_000;
}

function wholeNumber(text: string | undefined): number {
  return text === undefined ? 0 : Number(text);
}

function offsetMinutes(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Date holds 100,000,000 days around 1970. */
function inRange(at: number): number | null {
  return Math.abs(at) <= 8_640_000_000_000_000 ? at : null;
}
