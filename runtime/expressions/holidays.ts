import Holidays from 'date-holidays';
import { BoundedCache } from '#runtime/contract/bounded-cache.ts';
import type { Schedule } from '#runtime/contract/schedule.ts';

/** `from` is the minute of the day at which it begins: some are half a day. */
export type Holiday = { name: string; from: number };

const years = new BoundedCache<ReadonlyMap<string, Holiday>>(200);
const dayMilliseconds = 86_400_000;

/**
 * The public holiday on a day (`2026-12-25`) in a country and region, named in a language where the list has it, else in one of
 * the country's; null when it is none.
 */
export function holidayOn(day: string, where: Schedule['holidays'], language: string): Holiday | null {
  const { country, region, bank } = where;
  if (country === '') return null;
  const [base = 'en'] = language.split('-');
  const year = Number(day.slice(0, 4));
  const key = [country, region, bank, base, year].join(' ');
  return years.get(key, () => holidaysOf(year, where, base)).get(day) ?? null;
}

function holidaysOf(
  year: number,
  { country, region, bank }: Schedule['holidays'],
  language: string,
): ReadonlyMap<string, Holiday> {
  const [state = '', part = ''] = region.split('-');
  const list = new Holidays(country, state, part, {
    languages: [language],
    types: bank ? ['bank', 'public'] : ['public'],
    // Else the machine's own clock would count.
    timezone: 'Etc/UTC',
  });
  const days = new Map<string, Holiday>();
  // Those of several days at the turn of a year stand under the year in which they begin.
  for (const { date, start, end, name } of [year - 1, year].flatMap((one) => list.getHolidays(one) || [])) {
    const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMilliseconds));
    for (let index = 0; index < count; index += 1) {
      const day = new Date(Date.parse(date.slice(0, 10)) + index * dayMilliseconds)
        .toISOString()
        .slice(0, 10);
      const from = index === 0 ? Number(date.slice(11, 13)) * 60 + Number(date.slice(14, 16)) : 0;
      const known = days.get(day);
      if (known === undefined || from < known.from) days.set(day, { name, from });
    }
  }
  return days;
}
