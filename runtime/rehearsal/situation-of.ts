import type { Situation } from '#runtime/simulator/virtual-provider.ts';
import { virtualProviderOf } from './play.ts';
import { inQueue } from './queue-room.ts';
import type { Rehearsal } from './rehearsal.ts';
import type { RehearsalWorld } from './rehearsal-world.ts';

/** What a rehearsed call is doing now: the flow's own timers are events too, and a queue of Ringtree's own is a room too. */
export function situationOf(world: RehearsalWorld, { setup, phone, work }: Rehearsal): Situation {
  const situation = inQueue(virtualProviderOf(world, setup.provider).situation(phone), work.queue);
  const due = work.timers.map((timer) => timer.due);
  if (situation.ended || due.length === 0) return situation;
  return { ...situation, next: Math.min(situation.next ?? Number.POSITIVE_INFINITY, ...due) };
}
