import type { ProbeContext, Probes } from '#runtime/contract/probes.ts';
import { Schedule } from '#runtime/contract/schedule.ts';
import { openingLike, openingMoments } from '#runtime/expressions/opening-moments.ts';
import type { Hours } from './schema.ts';

/** Moments of every kind that its opening hours know. */
export function probes({ source, schedule, own }: Hours, { now, settings, resources }: ProbeContext): Probes {
  const shared = source === 'shared' ? Schedule.safeParse(resources.schedules[schedule]) : null;
  if (shared?.success === false) return {};
  const hours = shared?.data ?? own;
  const options = { timeZone: settings.timeZone, language: settings.languages[0] ?? 'en-US' };
  return {
    clock: { moments: openingMoments(hours, now, options), like: (at) => openingLike(hours, at, options) },
  };
}
