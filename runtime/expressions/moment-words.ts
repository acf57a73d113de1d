import { zonedTime } from './time.ts';

/** A moment as one says it, seen from another: `tomorrow, 8:00 AM`, `Montag, 8:00`, `Monday, January 4, 8:00 AM`. */
export function momentWords(
  at: number,
  now: number,
  { timeZone, language }: { timeZone: string; language: string },
): string {
  const [known = 'en'] = supported(language);
  const zone = { timeZone };
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone);
  const day =
    days < 2
      ? new Intl.RelativeTimeFormat(known, { numeric: 'auto' }).format(days, 'day')
      : new Intl.DateTimeFormat(known, {
          ...zone,
          weekday: 'long',
          ...(days < 7 ? {} : { day: 'numeric', month: 'long' }),
        }).format(at);
  const time = new Intl.DateTimeFormat(known, { ...zone, hour: 'numeric', minute: '2-digit' }).format(at);
  // Some languages set the time off with spaces that voices and people stumble over.
  return `${day}, ${time}`.replace(/[\u00a0\u202f]/g, ' ');
}

function supported(language: string): string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language);
  } catch {
    return [];
  }
}

function dayNumber(at: number, timeZone: string): number {
  const { year, month, day } = zonedTime(at, timeZone);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}
