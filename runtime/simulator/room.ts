import type { InRoom, Strand } from './call-record.ts';
import type { RoomKind } from './happening.ts';
import type { Occasion } from './occasion.ts';
import { answer, newId, type Play, tell } from './play.ts';
import { endRecording } from './recordings.ts';
import { roomName } from './room-facts.ts';
import { goOn } from './send.ts';
import { endWait } from './wait.ts';

/** Why the caller is in a room no longer: it ended, they went, they hung up, or the application moved them. */
export type Leaving = 'room-ended' | 'left' | 'hang-up' | 'moved';

/** The caller comes into a room. */
export function joinRoom(
  play: Play,
  strand: Strand,
  { verb, until }: { verb: InRoom['verb']; until: number | null },
): InRoom {
  answer(play);
  const { at } = play.call;
  const streams = verb.kind === 'stream';
  const room: InRoom = {
    kind: 'in-room',
    verb,
    id: newId(play, streams ? 'stream' : 'room'),
    joinedAt: at,
    waits: !streams,
    startedAt: null,
    others: 0,
    ahead: 0,
    reports: 0,
    keys: '',
    recording: null,
  };
  strand.doing = { ...room, until };
  tell(play, { kind: 'room-joined', room: roomName(room), place: placeOf(room) });
  return room;
}

/** Somebody is there to talk with. */
export function openRoom(
  play: Play,
  strand: Strand,
  { room, until }: { room: InRoom; until: number | null },
): InRoom {
  endWait(play);
  const opened = { ...room, waits: false, startedAt: play.call.at };
  strand.doing = { ...opened, until };
  tell(play, { kind: 'room-opened', room: roomName(room), place: placeOf(room) });
  return opened;
}

/** The caller is out; the application hears of it, unless it moved the caller itself (null). */
export function exitRoom(
  play: Play,
  strand: Strand,
  { room, occasion }: { room: InRoom; occasion: Occasion | null },
): void {
  endWait(play);
  endRecording(play, room.recording);
  tell(play, { kind: 'room-left', room: roomName(room), place: placeOf(room) });
  strand.doing = null;
  const { action, replaces } = room.verb;
  if (occasion !== null) goOn(play, strand, { action, replaces, occasion });
}

export function placeOf({ verb }: InRoom): RoomKind {
  return verb.kind === 'stream' || verb.kind === 'conference' ? verb.kind : 'queue';
}
