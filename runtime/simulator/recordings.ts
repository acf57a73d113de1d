import type { Recording, Strand } from './call-record.ts';
import type { RoomFacts } from './occasion.ts';
import { newId, type Play, tell } from './play.ts';
import { goOn, report } from './send.ts';
import type { RecordCall } from './verb.ts';

type Order = Pick<Recording, 'of' | 'channels' | 'callback' | 'transcription'> & {
  mostMilliseconds: number | null;
  room?: RoomFacts;
  commanded?: boolean;
};

/** Recording of a call, a dial or a conference begins in the background; its id. */
export function beginRecording(
  play: Play,
  { mostMilliseconds, room, commanded, ...order }: Order,
): Recording {
  const { at } = play.call;
  const recording: Recording = {
    ...order,
    id: newId(play, 'recording'),
    beganAt: at,
    until: mostMilliseconds === null ? null : at + mostMilliseconds,
    milliseconds: 0,
    words: '',
    room: room ?? null,
    commanded: commanded ?? false,
  };
  play.call.recordings.push(recording);
  announceRecording(play, recording);
  return recording;
}

/** By an element of the document. */
export function beginRecordCall(play: Play, strand: Strand, verb: RecordCall): void {
  const { replaces } = verb;
  const { of, channels, transcription, mostMilliseconds, started, recordingCallback: callback } = verb;
  const recording = beginRecording(play, { of, channels, callback, transcription, mostMilliseconds });
  const occasion = { kind: 'recording-started', recording: { ...recording } } as const;
  goOn(play, strand, { action: started, replaces, occasion });
}

export function announceRecording(play: Play, recording: Recording): void {
  tell(play, { kind: 'recording-began', of: recording.of });
  reportRecording(play, recording, 'in-progress');
}

/** One in the background is over; null when there is none with this id. */
export function endRecording(play: Play, id: string | null): Recording | null {
  const found = play.call.recordings.find((recording) => recording.id === id);
  if (found === undefined) return null;
  play.call.recordings = play.call.recordings.filter((recording) => recording !== found);
  const ended = { ...found, milliseconds: play.call.at - found.beganAt };
  finishRecording(play, ended);
  return ended;
}

/** Its file, and what was said, are told later. */
export function finishRecording(play: Play, recording: Recording): void {
  const { milliseconds, words, of, callback, transcription } = recording;
  tell(play, { kind: 'recording-ended', of, milliseconds, words });
  const { at, later } = play.call;
  const { times } = play.dialect;
  if (milliseconds < times.shortestRecording) {
    reportRecording(play, recording, 'absent');
    return;
  }
  if (callback?.events.includes('completed')) {
    const occasion = { kind: 'recording-reported', recording, status: 'completed' } as const;
    later.push({ at: at + times.recordingReady, link: callback.link, occasion });
  }
  if (transcription !== null)
    later.push({
      at: at + times.transcribed,
      link: transcription,
      occasion: { kind: 'transcribed', recording },
    });
}

function reportRecording(play: Play, recording: Recording, status: 'in-progress' | 'absent'): void {
  report(play, recording.callback, {
    event: status,
    occasion: { kind: 'recording-reported', recording: { ...recording }, status },
  });
}

/** What somebody says is in all that is recorded now. */
export function hearInRecordings(play: Play, words: string): void {
  for (const recording of play.call.recordings) recording.words = joined(recording.words, words);
}

export function joined(words: string, more: string): string {
  return words === '' ? more : `${words} ${more}`;
}
