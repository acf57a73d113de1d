import { BoundedCache } from '#runtime/contract/bounded-cache.ts';
import type { JsonObject } from '#runtime/contract/json.ts';
import type { NodeContext, NodeResult, NodeStep } from '#runtime/contract/node.ts';
import { Schedule } from '#runtime/contract/schedule.ts';
import { momentWords } from '#runtime/expressions/moment-words.ts';
import { nextChange, type Opening, openingAt, zoneOf } from '#runtime/expressions/opening.ts';
import { openingReason } from '#runtime/expressions/opening-reason.ts';
import { isoInZone } from '#runtime/expressions/time.ts';

import type { Hours } from './schema.ts';

export const step: NodeStep<Hours> = {
  enter: (context, data) => {
    const schedule = scheduleOf(context, data);
    if (schedule === null)
      return { kind: 'fail', code: 'no-schedule', why: 'The shared opening hours are not there' };
    const { now, language, settings } = context;
    // Whoever tries a flow out asks the same of it at the same moment many times.
    const known = answers.get(schedule) ?? new BoundedCache<NodeResult>(8);
    answers.set(schedule, known);
    const key = [now, language, settings.timeZone, data.holidayOutcome].join(' ');
    return known.get(key, () => answer(context, schedule, data));
  },
};

const answers = new WeakMap<Schedule, BoundedCache<NodeResult>>();

function answer({ now, language, settings }: NodeContext, schedule: Schedule, data: Hours): NodeResult {
  const options = { timeZone: settings.timeZone, language };
  const opening = openingAt(schedule, now, options);
  const change = nextChange(schedule, now, options);
  const timeZone = zoneOf(schedule, options);
  return {
    kind: 'leave',
    port: portOf(opening, data),
    result: resultOf(opening, change, { now, timeZone, language }),
    why: openingReason(opening, change, { now, timeZone }),
  };
}

/** null for one that is gone or that this version cannot read. */
function scheduleOf({ resources }: NodeContext, { source, schedule, own }: Hours): Schedule | null {
  if (source === 'own') return own;
  const shared = Object.hasOwn(resources.schedules, schedule) ? resources.schedules[schedule] : undefined;
  const parsed = Schedule.safeParse(shared);
  return parsed.success ? parsed.data : null;
}

function portOf({ open, reason }: Opening, { holidayOutcome }: Hours): string {
  if (open) return 'open';
  return holidayOutcome && (reason === 'holiday' || reason === 'day-off') ? 'holiday' : 'closed';
}

type Place = { now: number; timeZone: string; language: string };

function resultOf({ open, reason, name }: Opening, change: number | null, place: Place): JsonObject {
  const moment = change === null ? '' : isoInZone(change, place.timeZone);
  const words = change === null ? '' : momentWords(change, place.now, place);
  return {
    open,
    reason,
    holiday: name,
    opens_at: open ? '' : moment,
    opens_in_words: open ? '' : words,
    closes_at: open ? moment : '',
    closes_in_words: open ? words : '',
  };
}
