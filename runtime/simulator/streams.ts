import type { InRoom, Strand } from './call-record.ts';
import type { StreamEvent } from './occasion.ts';
import type { RoomChange } from './phone-input.ts';
import { newId, type Play } from './play.ts';
import { exitRoom, joinRoom, type Leaving } from './room.ts';
import { roomFacts } from './room-facts.ts';
import { report } from './send.ts';
import type { Stream } from './verb.ts';

/** The call's sound goes to an application, in place of the document or beside it. */
export function beginStream(play: Play, strand: Strand, verb: Stream): void {
  const { at } = play.call;
  if (verb.background) {
    const stream = { ...verb, id: newId(play, 'stream') };
    play.call.streams.push(stream);
    reportStream(play, stream, 'started');
    return;
  }
  joinRoom(play, strand, { verb, until: at + connectMilliseconds });
}

/** To the application at its other end; until then it can fail. */
const connectMilliseconds = 200;

/** The stream is connected, or its time is over. */
export function streamDue(play: Play, strand: Strand, { room, verb }: InStream): void {
  if (room.startedAt === null) connect(play, strand, { room, verb });
  else leaveStream(play, strand, { room, verb, why: 'left' });
}

/** The application at its other end closes it, or the connection breaks; nobody else is in it. */
export function changeStream(
  play: Play,
  strand: Strand,
  { change, ...stream }: InStream & { change: RoomChange },
): void {
  if (change === 'failed') leave(play, strand, { ...stream, why: 'room-ended', event: 'failed' });
  if (change !== 'closed') return;
  const room = stream.room.startedAt === null ? connect(play, strand, stream) : stream.room;
  leaveStream(play, strand, { room, verb: stream.verb, why: 'room-ended' });
}

type InStream = { room: InRoom; verb: Stream };

export function leaveStream(play: Play, strand: Strand, stream: InStream & { why: Leaving }): void {
  leave(play, strand, { ...stream, event: 'stopped' });
}

function connect(play: Play, strand: Strand, { room, verb }: InStream): InRoom {
  const { at } = play.call;
  const until = verb.limitMilliseconds === null ? null : at + verb.limitMilliseconds;
  const connected = { ...room, startedAt: at };
  strand.doing = { ...connected, until };
  reportStream(play, { ...verb, id: room.id }, 'started');
  return connected;
}

/** One that was never connected does not stop. */
function leave(
  play: Play,
  strand: Strand,
  { room, verb, why, event }: InStream & { why: Leaving; event: 'stopped' | 'failed' },
): void {
  if (room.startedAt !== null || event === 'failed') reportStream(play, { ...verb, id: room.id }, event);
  const facts = roomFacts(room, play.call.at);
  exitRoom(play, strand, { room, occasion: why === 'moved' ? null : { kind: 'stream-left', room: facts } });
}

/** Those beside the call: the one with this name, or all of them. */
export function stopStreams(play: Play, name: string | null): void {
  const stopped = play.call.streams.filter((stream) => name === null || stream.name === name);
  play.call.streams = play.call.streams.filter((stream) => !stopped.includes(stream));
  for (const stream of stopped) reportStream(play, stream, 'stopped');
}

function reportStream(play: Play, stream: Stream & { id: string }, event: StreamEvent): void {
  const { id, name, url, callback } = stream;
  report(play, callback, { event, occasion: { kind: 'stream-reported', id, name, url, event } });
}
