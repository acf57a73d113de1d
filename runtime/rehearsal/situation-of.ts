import type { Situation } from '#runtime/simulator/virtual-provider.ts';
import { virtualProviderOf } from './play.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { RehearsalWorld } from './rehearsal-world.ts';

/** What a rehearsed call is doing now; the next event is the flow's own timer where that is due first. */
export function situationOf(world: RehearsalWorld, { setup, phone, work }: Rehearsal): Situation {
  const situation = virtualProviderOf(world, setup.provider).situation(phone);
  const due = work.timers.map((timer) => timer.due);
  if (situation.ended || due.length === 0) return situation;
  return { ...situation, next: Math.min(situation.next ?? Number.POSITIVE_INFINITY, ...due) };
}
