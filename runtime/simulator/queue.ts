import type { InRoom, Strand } from './call-record.ts';
import type { QueueResult } from './occasion.ts';
import type { RoomChange } from './phone-input.ts';
import type { Play } from './play.ts';
import { exitRoom, joinRoom, type Leaving, openRoom } from './room.ts';
import { roomFacts } from './room-facts.ts';
import type { DialQueue, Enqueue } from './verb.ts';
import { beginWait } from './wait.ts';

/** The caller waits until somebody takes the call. */
export function enterQueue(play: Play, strand: Strand, verb: Enqueue): void {
  joinRoom(play, strand, { verb, until: null });
  beginWait(play, verb.wait);
}

/** The call takes whoever waits longest. */
export function dialQueue(play: Play, strand: Strand, verb: DialQueue): void {
  joinRoom(play, strand, { verb, until: play.call.at + verb.ringMilliseconds });
}

export function changeQueue(
  play: Play,
  strand: Strand,
  { room, change }: { room: InRoom; change: RoomChange },
): void {
  const { verb } = room;
  const until = strand.doing?.until ?? null;
  const waiting = verb.kind === 'enqueue';
  switch (change) {
    case 'opened':
      if (!room.waits) return;
      openRoom(play, strand, {
        room,
        until: verb.kind === 'dial-queue' ? play.call.at + verb.limitMilliseconds : until,
      });
      return;
    case 'joined':
      if (!waiting && room.waits) {
        changeQueue(play, strand, { room, change: 'opened' });
        return;
      }
      strand.doing = { ...room, others: room.others + 1, until };
      return;
    case 'left':
      if (!waiting && !room.waits) {
        leaveQueue(play, strand, { room, why: 'room-ended' });
        return;
      }
      strand.doing = {
        ...room,
        others: Math.max(0, room.others - 1),
        ahead: Math.max(0, room.ahead - 1),
        until,
      };
      return;
    case 'closed':
    case 'failed':
      leaveQueue(play, strand, { room, why: 'room-ended' });
      return;
  }
}

/** Also when nobody took the call in time. */
export function leaveQueue(play: Play, strand: Strand, { room, why }: { room: InRoom; why: Leaving }): void {
  const facts = roomFacts(room, play.call.at);
  if (room.verb.kind === 'enqueue') {
    const talked = why === 'moved' ? 'redirected-from-bridged' : 'bridged';
    const result = room.waits ? waitedFor[why] : talked;
    // Who is moved has a document already.
    const left = why === 'moved' ? { ...room, verb: { ...room.verb, replaces: false } } : room;
    exitRoom(play, strand, { room: left, occasion: { kind: 'queue-left', room: facts, result } });
    return;
  }
  const occasion =
    why === 'moved' ? null : ({ kind: 'queue-dialed', room: facts, connected: !room.waits } as const);
  exitRoom(play, strand, { room, occasion });
}

const waitedFor: Readonly<Record<Leaving, QueueResult>> = {
  'room-ended': 'system-error',
  left: 'leave',
  'hang-up': 'hangup',
  moved: 'redirected',
};
