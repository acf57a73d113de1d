import type { InRoom, Strand } from './call-record.ts';
import { changeConference, leaveConference } from './conference.ts';
import type { RoomChange } from './phone-input.ts';
import type { Play } from './play.ts';
import { changeQueue, leaveQueue } from './queue.ts';
import type { Leaving } from './room.ts';
import { changeStream, leaveStream, streamDue } from './streams.ts';

/** The caller is in a room no longer, whichever it was. */
export function leaveRoom(play: Play, strand: Strand, { room, why }: { room: InRoom; why: Leaving }): void {
  const { verb } = room;
  switch (verb.kind) {
    case 'conference':
      leaveConference(play, strand, { room, verb, why });
      return;
    case 'enqueue':
    case 'dial-queue':
      leaveQueue(play, strand, { room, why });
      return;
    case 'stream':
      leaveStream(play, strand, { room, verb, why });
      return;
  }
}

/** The time in it is over, or a stream is connected. */
export function roomDue(play: Play, strand: Strand, room: InRoom): void {
  const { verb } = room;
  if (verb.kind === 'stream') streamDue(play, strand, { room, verb });
  else leaveRoom(play, strand, { room, why: 'left' });
}

/** Something happened in the room that the caller is in. */
export function changeRoom(
  play: Play,
  strand: Strand,
  { room, change }: { room: InRoom; change: RoomChange },
): void {
  const { verb } = room;
  switch (verb.kind) {
    case 'conference':
      changeConference(play, strand, { room, verb, change });
      return;
    case 'enqueue':
    case 'dial-queue':
      changeQueue(play, strand, { room, change });
      return;
    case 'stream':
      changeStream(play, strand, { room, verb, change });
  }
}
