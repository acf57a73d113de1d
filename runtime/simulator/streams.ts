import type { InRoom, Strand } from './call-record.ts';
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
  const until = verb.limitMilliseconds === null ? null : at + verb.limitMilliseconds;
  const { id } = joinRoom(play, strand, { verb, until });
  reportStream(play, { ...verb, id }, 'started');
}

export function leaveStream(
  play: Play,
  strand: Strand,
  { room, verb, why }: { room: InRoom; verb: Stream; why: Leaving },
): void {
  reportStream(play, { ...verb, id: room.id }, 'stopped');
  const facts = roomFacts(room, play.call.at);
  exitRoom(play, strand, { room, occasion: why === 'moved' ? null : { kind: 'stream-left', room: facts } });
}

/** Those beside the call: the one with this name, or all of them. */
export function stopStreams(play: Play, name: string | null): void {
  const stopped = play.call.streams.filter((stream) => name === null || stream.name === name);
  play.call.streams = play.call.streams.filter((stream) => !stopped.includes(stream));
  for (const stream of stopped) reportStream(play, stream, 'stopped');
}

function reportStream(play: Play, stream: Stream & { id: string }, event: 'started' | 'stopped'): void {
  const { id, name, callback } = stream;
  report(play, callback, { event, occasion: { kind: 'stream-reported', id, name, event } });
}
