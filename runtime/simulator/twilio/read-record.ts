import type { RecordMessage } from '#runtime/simulator/verb.ts';
import { choice, flag, link, recordingCallback, type Source, text, warn, whole } from './reading.ts';

/** Longer recordings are not typed out. */
const transcribedSeconds = 120;

/** https://www.twilio.com/docs/voice/twiml/record */
export function readRecord(source: Source): RecordMessage {
  const { url } = source.reading.place;
  const silence = whole(source, 'timeout', { otherwise: 5, least: 0, most: 14_400, code: '13611' });
  const transcribe = flag(source, 'transcribe', false);
  const longest = whole(source, 'maxLength', { otherwise: 3_600, least: 1, most: 14_400, code: '13612' });
  const own = { url, method: text(source, 'method')?.toUpperCase() === 'GET' ? 'GET' : 'POST' } as const;
  return {
    kind: 'record',
    finishKeys: finishKeys(source),
    silenceMilliseconds: silence === 0 ? null : silence * 1_000,
    mostMilliseconds: longest * 1_000,
    beep: flag(source, 'playBeep', true),
    trim: choice(source, 'trim', { words: ['trim-silence', 'do-not-trim'] }) === 'trim-silence',
    asksOnSilence: false,
    recordingCallback: recordingCallback(source),
    transcription: transcribe && longest <= transcribedSeconds ? link(source, 'transcribeCallback') : null,
    action: link(source, 'action') ?? own,
    replaces: true,
  };
}

function finishKeys(source: Source): string {
  const keys = text(source, 'finishOnKey') ?? '1234567890*#';
  if (/^[0-9*#]*$/.test(keys)) return keys;
  warn(source, '13613', `Record: Invalid finishOnKey value ${JSON.stringify(keys)}`);
  return '1234567890*#';
}
