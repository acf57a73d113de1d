import type { Rehearsal } from './rehearsal.ts';
import type { RehearsalWorld } from './rehearsal-world.ts';
import { rehearse } from './rehearse.ts';
import { situationOf } from './situation-of.ts';
import { waitsFor } from './waits-for.ts';

/**
 * Lets time pass, event by event, to the next thing at which somebody must decide; the same rehearsal when there is one now. `until` is a moment of the call
 * in milliseconds beyond which it does not go; `most` bounds the events.
 */
export function advance(
  world: RehearsalWorld,
  rehearsal: Rehearsal,
  { until = Number.POSITIVE_INFINITY, most = mostEvents }: { until?: number; most?: number } = {},
): Rehearsal {
  let now = rehearsal;
  for (let events = 0; events < most; events++) {
    const situation = situationOf(world, now);
    const { next } = situation;
    if (waitsFor(situation, now.lookUps) || next === null || next > until) return now;
    now = rehearse(world, now, { kind: 'time-passed', to: next });
  }
  return now;
}

/** A call that talks to itself for so many events is in a circle. */
const mostEvents = 1_000;
