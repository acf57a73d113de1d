import type { Callback, Link, Verb } from '#runtime/simulator/verb.ts';
import { choice, finishKey, flag, isSet, link, type Source, whole } from './attributes.ts';

/** https://www.plivo.com/docs/voice/xml/record: a message, or in the background the call or the next dial's conversation. */
export function readRecord(source: Source): Verb[] {
  const action = link(source, 'action');
  const replaces = flag(source, 'redirect', true);
  const mostMilliseconds = whole(source, 'maxLength', { otherwise: 60, most: 999_999 }) * 1_000;
  const stereo =
    choice(source, 'recordChannelType', { words: ['stereo', 'mono'], otherwise: 'stereo' }) === 'stereo';
  choice(source, 'fileFormat', { words: ['mp3', 'wav'], otherwise: 'mp3' });
  const recordingCallback = whenReady(link(source, 'callbackUrl', { methodName: 'callbackMethod' }));
  const transcription = readTranscription(source);
  const ofDial = flag(source, 'startOnDialAnswer', false);
  if (ofDial || flag(source, 'recordSession', false)) {
    const of = ofDial ? 'dial' : 'call';
    const channels = stereo ? 2 : 1;
    const told = { started: action, recordingCallback, transcription, mostMilliseconds };
    return [{ kind: 'record-call', replaces, of, channels, ...told }];
  }
  return [
    {
      kind: 'record',
      action,
      replaces,
      finishKeys: finishKey(source, '#', 12),
      silenceMilliseconds: whole(source, 'timeout', { otherwise: 15 }) * 1_000,
      mostMilliseconds,
      beep: flag(source, 'playBeep', true),
      trim: false,
      asksOnSilence: true,
      recordingCallback,
      transcription,
    },
  ];
}

export function readTranscription(source: Source): Link | null {
  const found = link(source, 'transcriptionUrl', { methodName: 'transcriptionMethod' });
  if (isSet(source, 'transcriptionType'))
    choice(source, 'transcriptionType', { words: ['auto', 'hybrid'], otherwise: 'auto' });
  return found;
}

/** Plivo tells of a recording once its file is there. */
function whenReady(found: Link | null): Callback | null {
  return found && { link: found, events: ['completed'] };
}
