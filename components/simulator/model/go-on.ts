import type { Rehearser } from '#components/simulator/model/rehearser.ts';
import { somebodyWaits } from '#components/simulator/model/somebody-waits.ts';
import type { Rehearsal } from '#runtime/rehearsal/rehearsal.ts';

/** A call that talks to itself for so many events is in a circle. */
const mostEvents = 500;

/** Until when: the moment in the call, in milliseconds, or as soon as a person can do something. */
export type Until = { at: number } | 'somebody-waits' | 'next';

/** The states a call passes through by itself, first one first; none when it stands still. */
export function goOn(rehearser: Rehearser, rehearsal: Rehearsal, until: Until): Rehearsal[] {
  const passed: Rehearsal[] = [];
  let now = rehearsal;
  while (passed.length < mostEvents) {
    const to = nextTime(rehearser, now, until);
    if (to === null) break;
    now = rehearser.take(now, { kind: 'time-passed', to });
    passed.push(now);
    if (until === 'next' || (typeof until === 'object' && to >= until.at)) break;
  }
  return passed;
}

function nextTime(rehearser: Rehearser, rehearsal: Rehearsal, until: Until): number | null {
  if (rehearsal.lookUps.length > 0) return null;
  const situation = rehearser.situation(rehearsal);
  const { ended, next } = situation;
  // What is reported after the end, such as a transcript, still comes.
  if (typeof until === 'object') {
    return ended || rehearsal.phone.at >= until.at ? null : Math.min(next ?? until.at, until.at);
  }
  return until === 'somebody-waits' && somebodyWaits(situation) ? null : next;
}
