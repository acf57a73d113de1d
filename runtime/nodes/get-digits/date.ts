import { pad } from '#runtime/expressions/time.ts';
import type { GetDigits } from './fields.ts';

type Rules = Pick<GetDigits['validation'], 'dateFormat' | 'dateLimit' | 'today' | 'withinDays'>;

const dayMilliseconds = 86_400_000;

/**
 * The date that was keyed in, as ISO 8601 (`YYYY-MM` for month and year alone); null when there is no such day or it is
 * outside the limits. `today` is an ISO date. A year of two digits is the one that fits the limit, without a limit the one
 * from 80 years ago to 19 ahead; a missing year is the next such day, or the last one when the past is asked for.
 */
export function dateOf(digits: string, rules: Rules, today: string): string | null {
  const format = rules.dateFormat;
  if (digits.length !== format.length || !/^\d+$/.test(digits)) return null;
  const day = format.includes('d') ? part(digits, format, 'd') : null;
  const month = part(digits, format, 'm');
  for (const year of years(digits, rules, today)) {
    const date = isoDate(year, month, day ?? 1);
    if (date === null) continue;
    const text = day === null ? date.slice(0, 7) : date;
    if (fits(text, rules, today)) return text;
  }
  return null;
}

function part(digits: string, format: string, letter: 'd' | 'm' | 'y'): number {
  const start = format.indexOf(letter);
  return Number(digits.slice(start, format.lastIndexOf(letter) + 1));
}

/** Years to try, the likeliest first. */
function years(digits: string, rules: Rules, today: string): number[] {
  const { dateFormat, dateLimit } = rules;
  const now = Number(today.slice(0, 4));
  if (!dateFormat.includes('y')) {
    // A leap day may be up to eight years away.
    const ahead = Array.from({ length: 9 }, (_, index) => now + index);
    const back = Array.from({ length: 9 }, (_, index) => now - index);
    return dateLimit === 'past' ? back : ahead.filter((year) => year > now || !isOver(digits, rules, today));
  }
  const year = part(digits, dateFormat, 'y');
  if (dateFormat.includes('yyyy')) return [year];
  const century = now - (now % 100);
  const { from, to } = shortYears[dateLimit];
  return [century + year, century + year - 100, century + year + 100].filter(
    (candidate) => candidate >= now + from && candidate <= now + to,
  );
}

/** Years from now that two digits may mean: an expired card must not become one of the next century. */
const shortYears = {
  any: { from: -80, to: 19 },
  past: { from: -110, to: 0 },
  future: { from: 0, to: 50 },
} as const;

/** Whether this year's such day has passed. */
function isOver(digits: string, { dateFormat }: Rules, today: string): boolean {
  const date = isoDate(
    Number(today.slice(0, 4)),
    part(digits, dateFormat, 'm'),
    part(digits, dateFormat, 'd'),
  );
  return date !== null && date < today;
}

function isoDate(year: number, month: number, day: number): string | null {
  const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const date = new Date(`${text}T00:00:00Z`);
  // Engines roll 30 February over to March instead of refusing it.
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text ? null : text;
}

/** Compares months when only a month is known. */
function fits(date: string, { dateLimit, today: todayCounts, withinDays }: Rules, today: string): boolean {
  if (dateLimit === 'any') return true;
  const now = today.slice(0, date.length);
  if (date === now) return todayCounts;
  if (dateLimit === 'past' ? date > now : date < now) return false;
  const days = Math.abs(Date.parse(date) - Date.parse(now)) / dayMilliseconds;
  return withinDays === 0 || days <= withinDays;
}
