import type { Recording, RecordingMessage, Strand } from './call-record.ts';
import type { RecordingEnd } from './occasion.ts';
import { answer, newId, type Play } from './play.ts';
import { announceRecording, finishRecording, joined } from './recordings.ts';
import { goOn } from './send.ts';
import { cut, hear } from './sounds.ts';
import { speechMilliseconds } from './speech-milliseconds.ts';
import type { RecordMessage } from './verb.ts';

export function beginRecord(play: Play, strand: Strand, record: RecordMessage): void {
  answer(play);
  const id = newId(play, 'recording');
  const waiting: RecordingMessage = {
    kind: 'recording',
    record,
    id,
    beganAt: null,
    spokenUntil: 0,
    words: '',
  };
  if (!record.beep) {
    start(play, strand, waiting);
    return;
  }
  const { beep } = play.dialect.times;
  strand.doing = {
    ...waiting,
    until: hear(play, strand, { kind: 'beep', milliseconds: beep, answers: true }),
  };
}

/** The beep is over, or nobody spoke for long enough, or it is as long as it may be. */
export function recordDue(play: Play, strand: Strand, recording: RecordingMessage): void {
  const { at } = play.call;
  if (recording.beganAt === null) {
    strand.hears = null;
    start(play, strand, recording);
    return;
  }
  const { silenceMilliseconds, mostMilliseconds, asksOnSilence } = recording.record;
  const silent = silenceMilliseconds !== null && at - recording.spokenUntil >= silenceMilliseconds;
  const full = at - recording.beganAt >= mostMilliseconds;
  endRecord(play, strand, {
    recording,
    endedBy: { kind: full && (asksOnSilence || !silent) ? 'length' : 'silence' },
  });
}

export function recordKey(
  play: Play,
  strand: Strand,
  { recording, key }: { recording: RecordingMessage; key: string },
): void {
  if (recording.beganAt !== null && recording.record.finishKeys.includes(key))
    endRecord(play, strand, { recording, endedBy: { kind: 'key', key } });
}

/** Words take their time: silence counts from their end. */
export function recordSpeech(
  play: Play,
  strand: Strand,
  { recording, text }: { recording: RecordingMessage; text: string },
): void {
  if (recording.beganAt === null || text.trim() === '') return;
  const spokenUntil = Math.max(play.call.at, recording.spokenUntil) + speechMilliseconds(text, '');
  const heard = { ...recording, words: joined(recording.words, text.trim()), spokenUntil };
  strand.doing = { ...heard, until: recordingUntil(heard, recording.beganAt) };
}

/** `hang-up`: the caller is gone, who may have said something before. */
export function endRecord(
  play: Play,
  strand: Strand,
  { recording, endedBy }: { recording: RecordingMessage; endedBy: RecordingEnd },
): void {
  const { record, words, id } = recording;
  cut(play, strand, 'event');
  strand.doing = null;
  const beganAt = recording.beganAt;
  if (beganAt === null) return;
  const milliseconds = keptMilliseconds(recording, { beganAt, at: play.call.at, endedBy });
  const made: Recording = { ...background(record), id, beganAt, milliseconds, words };
  finishRecording(play, made);
  const { action, replaces, asksOnSilence } = record;
  if (milliseconds < play.dialect.times.shortestRecording && !asksOnSilence) return;
  goOn(play, strand, { action, replaces, occasion: { kind: 'recorded', recording: made, endedBy } });
}

function start(play: Play, strand: Strand, waiting: RecordingMessage): void {
  const { at } = play.call;
  const started = { ...waiting, beganAt: at, spokenUntil: at };
  const { record, id } = started;
  strand.doing = { ...started, until: recordingUntil(started, at) };
  announceRecording(play, { ...background(record), id, beganAt: at, milliseconds: 0, words: '' });
}

function recordingUntil({ record, spokenUntil }: RecordingMessage, beganAt: number): number {
  const full = beganAt + record.mostMilliseconds;
  return record.silenceMilliseconds === null
    ? full
    : Math.min(full, spokenUntil + record.silenceMilliseconds);
}

/** Nothing is left of silence, with trimming nothing of that after the last word. Words were said to their end, whatever ended the recording. */
function keptMilliseconds(
  { record, words, spokenUntil }: RecordingMessage,
  { beganAt, at, endedBy }: { beganAt: number; at: number; endedBy: RecordingEnd },
): number {
  if (words === '' && endedBy.kind === 'silence') return 0;
  if (words === '') return at - beganAt;
  const end = record.trim ? spokenUntil : Math.max(at, spokenUntil);
  return Math.min(end - beganAt, record.mostMilliseconds);
}

function background({ recordingCallback: callback, transcription }: RecordMessage) {
  return {
    of: 'message',
    until: null,
    channels: 1,
    callback,
    transcription,
    room: null,
    commanded: false,
  } as const;
}
