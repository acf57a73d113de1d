import type { RecordInstruction, StartRecordingInstruction } from '#runtime/contract/document.ts';
import { type Rendering, redirect, wholeSeconds } from '#runtime/providers/rendering.ts';
import { element, type XmlElement } from '#runtime/xml/element.ts';
import { recordingCallback } from './recording-callback.ts';

/** As long as Plivo lets a call last; its own default for a recording is a minute. */
const longestCallSeconds = 86_400;

/** https://www.plivo.com/docs/voice/xml/record */
export function renderRecord(record: RecordInstruction, rendering: Rendering): XmlElement[] {
  const maxLength = wholeSeconds(rendering, record.mostSeconds, {
    what: 'a recording',
    least: 1,
    most: longestCallSeconds,
  });
  const silence = { what: 'a silence that ends it', least: 1, most: maxLength };
  if (record.trim) rendering.note('silence cut from the recording', 'the recording as it is');
  const attributes = {
    action: rendering.answerUrl('recorded'),
    method: 'POST',
    redirect: true,
    maxLength,
    // Silence as long as the recording can be never ends it before.
    timeout: record.silenceSeconds > 0 ? wholeSeconds(rendering, record.silenceSeconds, silence) : maxLength,
    finishOnKey: record.finishKeys === '' ? 'none' : record.finishKeys,
    playBeep: record.beep,
    fileFormat: 'mp3',
    ...recordingCallback(rendering.reportUrl('recording')),
    ...(record.transcribe && transcription(record, rendering)),
  };
  return [element('Record', attributes), redirect(rendering.answerUrl('nothing-recorded'))];
}

/** Goes on in the background while the rest of the document runs. */
export function renderStartRecording(
  { tracks }: StartRecordingInstruction,
  rendering: Rendering,
): XmlElement[] {
  const attributes = {
    recordSession: true,
    redirect: false,
    maxLength: longestCallSeconds,
    fileFormat: 'mp3',
    recordChannelType: tracks === 'dual' ? 'stereo' : 'mono',
    ...recordingCallback(rendering.factUrl(rendering.thread, 'recording')),
  };
  return [element('Record', attributes)];
}

function transcription({ language }: RecordInstruction, rendering: Rendering) {
  if (!/^en\b/.test(language)) {
    rendering.note(`a transcript in ${language}`, "a transcript by Plivo's English recogniser");
  }
  return {
    transcriptionType: 'auto',
    transcriptionUrl: rendering.factUrl(rendering.thread, 'transcription'),
    transcriptionMethod: 'POST',
  };
}
