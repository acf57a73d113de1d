import type { StoredSchedule } from '#lib/schedules/find-schedule.ts';
import { nextChange, openingAt, zoneOf } from '#runtime/expressions/opening.ts';
import { openingReason } from '#runtime/expressions/opening-reason.ts';
import { isoInZone } from '#runtime/expressions/time.ts';

export type ScheduleState = {
  id: string;
  name: string;
  revision: number;
  open: boolean;
  why: string;
  /** ISO 8601 in the schedule's time zone; null when nobody knows. */
  changesAt: string | null;
};

/** How shared opening hours stand at a moment, in milliseconds since 1970. A flow's time zone is not known here: UTC stands for it. */
export function scheduleState({ id, name, revision, schedule }: StoredSchedule, at: number): ScheduleState {
  const options = { timeZone: 'Etc/UTC', language: 'en' };
  const opening = openingAt(schedule, at, options);
  const change = nextChange(schedule, at, options);
  const timeZone = zoneOf(schedule, options);
  return {
    id,
    name,
    revision,
    open: opening.open,
    why: openingReason(opening, change, { now: at, timeZone }),
    changesAt: change === null ? null : isoInZone(change, timeZone),
  };
}
