import { queueRoom } from '#runtime/contract/queue.ts';
import type { Situation } from '#runtime/simulator/virtual-provider.ts';
import { movePhone, type Play, phoneSituation } from './play.ts';
import type { RehearsalInput } from './rehearsal.ts';
import { rehearsalUrl } from './rehearsal-address.ts';
import type { VirtualQueue } from './virtual-queue.ts';

/**
 * A queue of Ringtree's own is no room to the provider: the caller hears music until an agent's call moves the caller's. Here the agent is whoever plays the
 * call and lets the queue open. Whether the change was one of the queue's.
 */
export function changeQueue(
  play: Play,
  { room, change }: RehearsalInput & { kind: 'room-changed' },
): boolean {
  const { queue } = play.work;
  if (!queue || queue.taken || queue.queue !== room) return false;
  const set = (news: Partial<VirtualQueue>): void => {
    play.work = { ...play.work, queue: { ...queue, ...news } };
  };
  switch (change) {
    case 'opened': {
      set({ taken: true });
      const route = { kind: 'fetch', call: play.callId, thread: 'main', reason: 'moved' } as const;
      const url = rehearsalUrl(play.setup.provider, route);
      movePhone(play, { kind: 'commanded', command: { kind: 'redirect', url, method: 'POST' } });
      break;
    }
    case 'joined':
      set({ waiting: queue.waiting + 1 });
      break;
    case 'left':
      set({ position: Math.max(1, queue.position - 1), waiting: Math.max(1, queue.waiting - 1) });
      break;
    case 'closed':
    case 'failed':
  }
  return true;
}

/** The agent is in the room already when the caller comes there; whether that has just happened. */
export function meetAgent(play: Play): boolean {
  const { queue } = play.work;
  if (!queue?.taken) return false;
  const caller = phoneSituation(play).parties.find(({ party }) => party === 'caller');
  if (caller?.room?.name !== queueRoom(queue.entry)) return false;
  play.work = { ...play.work, queue: null };
  movePhone(play, { kind: 'room-changed', room: caller.room.name, change: 'opened' });
  return true;
}

/** The situation in which who waits in the queue is in a room. */
export function inQueue(situation: Situation, queue: VirtualQueue | null): Situation {
  if (!queue || queue.taken) return situation;
  const room = { name: queue.queue, place: 'queue', waits: true } as const;
  const parties = situation.parties.map((party) =>
    party.party === 'caller' && party.state === 'on-line' && party.room === null ? { ...party, room } : party,
  );
  return { ...situation, parties };
}
