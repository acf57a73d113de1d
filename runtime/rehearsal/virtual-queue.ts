import type { LookUpResult } from '#runtime/contract/event.ts';
import { QueueRequest, QueueStanding } from '#runtime/contract/queue.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import { seededId } from './seeded-id.ts';

/** The caller's place in a queue of Ringtree's own; `taken` once an agent has come. */
export type VirtualQueue = {
  entry: string;
  queue: string;
  position: number;
  waiting: number;
  taken: boolean;
};

/** What the list of who waits would say if nobody else called; null for any other look-up. */
export function queueResult(queue: VirtualQueue | null, { kind, request }: Need): LookUpResult | null {
  const asked = QueueRequest.safeParse(request);
  if (kind !== 'queue' || !asked.success) return null;
  const value = ((): QueueStanding | { caller: 'nobody' } => {
    switch (asked.data.action) {
      case 'take':
      case 'meet':
        return { caller: 'nobody' };
      case 'join': {
        const { call, visit } = asked.data.stay;
        return standingOf(queue ?? newPlace(seededId(`${call} ${visit}`), asked.data.queue));
      }
      case 'look':
        return queue?.entry === asked.data.entry ? standingOf(queue) : { standing: 'left' };
      case 'leave':
      case 'call-back':
        return queue?.taken ? standingOf(queue) : { standing: 'left' };
    }
  })();
  return { ok: true, value };
}

/** The place after such an answer, whoever gave it. */
export function placeAfter(
  queue: VirtualQueue | null,
  { kind, request }: Need,
  result: LookUpResult,
): VirtualQueue | null {
  const asked = QueueRequest.safeParse(request);
  if (kind !== 'queue' || !asked.success || !result.ok) return queue;
  const standing = QueueStanding.safeParse(result.value);
  if (!standing.success) return queue;
  const name = 'queue' in asked.data ? asked.data.queue : (queue?.queue ?? '');
  switch (standing.data.standing) {
    case 'waiting': {
      const { entry, position, waiting } = standing.data;
      return { entry, queue: name, position, waiting, taken: queue?.taken ?? false };
    }
    case 'taken':
      return { ...newPlace(standing.data.entry, name), taken: true };
    case 'full':
    case 'left':
      return null;
  }
}

function newPlace(entry: string, queue: string): VirtualQueue {
  return { entry, queue, position: 1, waiting: 1, taken: false };
}

function standingOf({ entry, position, waiting, taken }: VirtualQueue): QueueStanding {
  if (taken) return { standing: 'taken', entry, agent: { call: seededId(`agent ${entry}`), visit: 1 } };
  return { standing: 'waiting', entry, position, waiting, averageSeconds: null, agent: null };
}
