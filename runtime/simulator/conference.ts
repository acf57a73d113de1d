import type { InRoom, Strand } from './call-record.ts';
import type { ConferenceEvent } from './occasion.ts';
import type { RoomChange } from './phone-input.ts';
import { type Play, tell } from './play.ts';
import { beginRecording } from './recordings.ts';
import { exitRoom, joinRoom, type Leaving, openRoom } from './room.ts';
import { roomFacts } from './room-facts.ts';
import { notify } from './send.ts';
import type { Conference } from './verb.ts';
import { beginWait } from './wait.ts';

/** The caller is the first in the room that this call knows of, and waits there until somebody comes. */
export function enterConference(play: Play, strand: Strand, verb: Conference): void {
  const room = joinRoom(play, strand, { verb, until: play.call.at + verb.limitMilliseconds });
  reportConference(play, strand, { room, event: 'join', byCaller: true });
  beginWait(play, verb.wait);
}

export function changeConference(
  play: Play,
  strand: Strand,
  { room, verb, change }: { room: InRoom; verb: Conference; change: RoomChange },
): void {
  switch (change) {
    case 'opened':
    case 'joined': {
      const joined = { ...room, others: room.others + 1 };
      keep(strand, joined);
      reportConference(play, strand, { room: joined, event: 'join', byCaller: false });
      if (room.waits && (change === 'opened' || verb.startOnEnter))
        start(play, strand, { room: joined, verb });
      else if (!room.waits && verb.beepOnEnter)
        tell(play, {
          kind: 'sound-began',
          party: 'caller',
          sound: { kind: 'beep' },
          milliseconds: play.dialect.times.beep,
        });
      return;
    }
    case 'left': {
      const left = { ...room, others: Math.max(0, room.others - 1) };
      keep(strand, left);
      reportConference(play, strand, { room: left, event: 'leave', byCaller: false });
      if (left.others === 0 && !verb.stayAlone && !room.waits)
        leaveConference(play, strand, { room: left, verb, why: 'room-ended' });
      return;
    }
    case 'closed':
    case 'failed':
      leaveConference(play, strand, { room, verb, why: 'room-ended' });
      return;
  }
}

/** The room ends with the caller when nobody is left or the caller's leaving ends it. */
export function leaveConference(
  play: Play,
  strand: Strand,
  { room, verb, why }: { room: InRoom; verb: Conference; why: Leaving },
): void {
  reportConference(play, strand, { room, event: 'leave', byCaller: true });
  const left = current(strand, room);
  if (why === 'room-ended' || verb.endOnExit || room.others === 0)
    reportConference(play, strand, { room: left, event: 'end', byCaller: verb.endOnExit });
  const facts = roomFacts(current(strand, room), play.call.at);
  exitRoom(play, strand, {
    room: current(strand, room),
    occasion: why === 'moved' ? null : { kind: 'conference-left', room: facts },
  });
}

export function reportConference(
  play: Play,
  strand: Strand,
  { room, event, byCaller }: { room: InRoom; event: ConferenceEvent; byCaller: boolean },
): void {
  if (room.verb.kind !== 'conference') return;
  const { callback } = room.verb;
  if (callback === null) return;
  const wanted = callback.events.includes(event) || (byCaller && callback.events.includes(`own-${event}`));
  if (!wanted) return;
  const now = current(strand, room);
  const numbered = { ...now, reports: now.reports + 1 };
  keep(strand, numbered);
  const facts = roomFacts(numbered, play.call.at);
  notify(play, callback.link, { kind: 'conference-reported', room: facts, event, byCaller });
}

function start(play: Play, strand: Strand, { room, verb }: { room: InRoom; verb: Conference }): void {
  const opened = openRoom(play, strand, {
    room: current(strand, room),
    until: play.call.at + verb.limitMilliseconds,
  });
  reportConference(play, strand, { room: opened, event: 'start', byCaller: false });
  if (!verb.record) return;
  const { recordingCallback: callback } = verb;
  const order = {
    of: 'conference',
    channels: 1,
    callback,
    transcription: null,
    mostMilliseconds: null,
    room: roomFacts(current(strand, opened), play.call.at),
  } as const;
  keep(strand, { ...current(strand, opened), recording: beginRecording(play, order).id });
}

function current(strand: Strand, room: InRoom): InRoom {
  return strand.doing?.kind === 'in-room' ? strand.doing : room;
}

function keep(strand: Strand, room: InRoom): void {
  strand.doing = { ...room, until: strand.doing?.until ?? null };
}
