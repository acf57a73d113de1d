import type { InRoom } from './call-record.ts';
import type { RoomFacts } from './occasion.ts';

export function roomFacts(room: InRoom, at: number): RoomFacts {
  const { verb, id, joinedAt, ahead, others, reports, keys } = room;
  const conference = verb.kind === 'conference' ? verb : null;
  return {
    name: roomName(room),
    id,
    milliseconds: at - joinedAt,
    position: ahead + 1,
    size: others + 1,
    most: verb.kind === 'enqueue' ? verb.most : (conference?.mostParticipants ?? 0),
    number: reports,
    keys,
    startOnEnter: conference?.startOnEnter ?? true,
    endOnExit: conference?.endOnExit ?? false,
    muted: conference?.muted ?? false,
  };
}

/** As `room-changed` names it: a stream without a name goes by its address. */
export function roomName({ verb }: InRoom): string {
  return verb.kind === 'stream' ? verb.name || verb.url : verb.name;
}
