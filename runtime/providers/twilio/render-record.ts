import type { RecordInstruction, StartRecordingInstruction } from '#runtime/contract/document.ts';
import { type Rendering, redirect, wholeSeconds } from '#runtime/providers/rendering.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { recordingCallback } from './recording-callback.ts';

/** Longer recordings are not typed out. */
const transcribedSeconds = 120;

export function renderRecord(record: RecordInstruction, rendering: Rendering): XmlElement[] {
  const { finishKeys, transcribe } = record;
  if (transcribe) noteTranscription(record, rendering);
  const attributes = {
    action: rendering.answerUrl('recorded'),
    method: 'POST',
    maxLength: wholeSeconds(rendering, record.mostSeconds, { what: 'a recording', least: 1, most: 14_400 }),
    timeout: wholeSeconds(rendering, record.silenceSeconds, {
      what: 'a silence that ends it',
      least: 0,
      most: 14_400,
    }),
    finishOnKey: finishKeys,
    playBeep: record.beep,
    trim: record.trim ? 'trim-silence' : 'do-not-trim',
    ...recordingCallback(rendering.reportUrl('recording')),
    ...(transcribe
      ? { transcribe, transcribeCallback: rendering.factUrl(rendering.thread, 'transcription') }
      : {}),
  };
  return [element('Record', attributes), redirect(rendering.answerUrl('nothing-recorded'))];
}

/** Goes on in the background while the rest of the document runs. */
export function renderStartRecording(
  { tracks }: StartRecordingInstruction,
  rendering: Rendering,
): XmlElement[] {
  return [
    element('Start', {}, [
      element('Recording', {
        channels: tracks,
        track: 'both',
        ...recordingCallback(rendering.factUrl(rendering.thread, 'recording')),
      }),
    ]),
  ];
}

function noteTranscription({ language, mostSeconds }: RecordInstruction, rendering: Rendering): void {
  if (!/^en\b/.test(language)) {
    rendering.note(`a transcript in ${language}`, "a transcript by Twilio's English recogniser");
  }
  if (mostSeconds > transcribedSeconds) {
    rendering.note('a transcript of any recording', `a transcript of those up to ${transcribedSeconds} s`);
  }
}
