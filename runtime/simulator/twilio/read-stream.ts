import type { RecordCall, Stream, Verb } from '#runtime/simulator/verb.ts';
import { choice, elements, link, recordingCallback, type Source, text, warn } from './reading.ts';

/** `<Start>`: what goes on beside the document. https://www.twilio.com/docs/voice/twiml/start */
export function readStart(source: Source): Verb[] {
  return elements(source).flatMap((child): Verb[] => {
    switch (child.element.name) {
      case 'Recording':
        return [recording(child)];
      case 'Stream':
        return [stream(child, { background: true, action: null, replaces: false })];
      default:
        // SIPREC and transcriptions are heard by nobody on the call.
        return [];
    }
  });
}

export function readStop(source: Source): Verb[] {
  return elements(source).flatMap((child): Verb[] =>
    child.element.name === 'Stream' ? [{ kind: 'stop-stream', name: text(child, 'name') ?? '' }] : [],
  );
}

/** `<Connect>`: blocks until the other side closes. https://www.twilio.com/docs/voice/twiml/connect */
export function readConnect(source: Source): Verb[] {
  const [child] = elements(source);
  if (child === undefined) {
    warn(source, '12200', '<Connect> connects nothing');
    return [];
  }
  return [stream(child, { background: false, action: link(source, 'action'), replaces: true })];
}

function stream(source: Source, order: Pick<Stream, 'background' | 'action' | 'replaces'>): Stream {
  const told = link(source, 'statusCallback', 'statusCallbackMethod');
  return {
    kind: 'stream',
    url: text(source, 'url') ?? source.element.name,
    name: text(source, 'name') ?? '',
    limitMilliseconds: null,
    callback: told && { link: told, events: ['started', 'stopped', 'failed'] },
    ...order,
  };
}

/** https://www.twilio.com/docs/voice/twiml/recording */
function recording(source: Source): RecordCall {
  return {
    kind: 'record-call',
    replaces: false,
    of: 'call',
    channels: choice(source, 'channels', { words: ['dual', 'mono'] }) === 'dual' ? 2 : 1,
    started: null,
    recordingCallback: recordingCallback(source),
    transcription: null,
    mostMilliseconds: null,
  };
}
