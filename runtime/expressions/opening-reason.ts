import type { Opening } from './opening.ts';
import { isoInZone, zonedTime } from './time.ts';

/** For the trace: `Closed: Sunday 18:30 in Europe/Zurich, opens Monday 08:00`. */
export function openingReason(
  { open, reason, name }: Opening,
  change: number | null,
  { now, timeZone }: { now: number; timeZone: string },
): string {
  const state = open ? 'Open' : 'Closed';
  const because = reason === 'forced' ? ' by hand' : name === '' ? '' : ` for ${name}`;
  const then =
    change === null ? 'until further notice' : `${open ? 'closes' : 'opens'} ${shown(change, now, timeZone)}`;
  return `${state}${because}: ${weekdayTime(now, timeZone)} in ${timeZone}, ${then}`;
}

/** The weekday is enough for the six days that follow. */
function shown(at: number, now: number, timeZone: string): string {
  const sixDays = 6 * 86_400_000;
  return at - now < sixDays
    ? weekdayTime(at, timeZone)
    : isoInZone(at, timeZone).slice(0, 16).replace('T', ' ');
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function weekdayTime(at: number, timeZone: string): string {
  return `${weekdays[zonedTime(at, timeZone).weekday]} ${isoInZone(at, timeZone).slice(11, 16)}`;
}
