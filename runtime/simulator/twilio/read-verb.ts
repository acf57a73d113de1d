import type { Verb } from '#runtime/simulator/verb.ts';
import { readDial } from './read-dial.ts';
import { readGather } from './read-gather.ts';
import { readPrompt } from './read-prompt.ts';
import { readEnqueue } from './read-queue.ts';
import { readRecord } from './read-record.ts';
import { readConnect, readStart, readStop } from './read-stream.ts';
import { choice, fault, link, linkTo, type Source, warn, words } from './reading.ts';

/** What an element of `<Response>` does, where the document runs. `first`: nothing ran in the call before it. */
export function readVerb(source: Source, { first }: { first: boolean }): Verb[] {
  const { name } = source.element;
  const { strand, waitsIn } = source.reading.place;
  if (strand === 'wait' && !(waitsIn === 'queue' ? queueVerbs : conferenceVerbs).has(name)) {
    warn(source, '13238', `Dial->Conference: <${name}> is not allowed while waiting`);
    return [];
  }
  if (strand.startsWith('leg:') && !legVerbs.has(name)) {
    if (name === 'Dial') return fault('13201', 'Dial: Cannot Dial out from a Dial Call Segment');
    warn(source, '12200', `<${name}> is not allowed before the parties are connected`);
    return [];
  }
  return read(source, first);
}

/** https://www.twilio.com/docs/voice/twiml/conference#attributes-waitUrl */
const conferenceVerbs = new Set(['Say', 'Play', 'Pause', 'Redirect']);
/** https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waitUrl */
const queueVerbs = new Set([...conferenceVerbs, 'Hangup', 'Leave', 'Gather']);
/** https://www.twilio.com/docs/voice/twiml/number#attributes-url */
const legVerbs = new Set([...conferenceVerbs, 'Gather', 'Hangup']);

function read(source: Source, first: boolean): Verb[] {
  switch (source.element.name) {
    case 'Gather':
      return readGather(source);
    case 'Dial':
      return readDial(source);
    case 'Record':
      return [readRecord(source)];
    case 'Enqueue':
      return readEnqueue(source);
    case 'Leave':
      return leave(source);
    case 'Redirect':
      return redirect(source);
    case 'Hangup':
      return [{ kind: 'hang-up' }];
    case 'Reject':
      return [reject(source, first)];
    case 'Start':
      return readStart(source);
    case 'Stop':
      return readStop(source);
    case 'Connect':
      return readConnect(source);
    case 'Sms':
      return [{ kind: 'send-message', action: link(source, 'action'), replaces: true }];
    case 'Echo':
    case 'Pay':
    case 'Prompt':
    case 'Queue':
    case 'Refer':
      warn(source, 'not-played', `<${source.element.name}> is not played here: the call goes on after it`);
      return [];
    default:
      return readPrompt(source);
  }
}

function leave(source: Source): Verb[] {
  if (source.reading.place.waitsIn === 'queue') return [{ kind: 'leave-queue' }];
  warn(source, '12200', '<Leave> does nothing outside of a queue');
  return [];
}

function redirect(source: Source): Verb[] {
  const url = words(source);
  if (url === '') return fault('13710', 'Redirect: Invalid URL');
  return [{ kind: 'redirect', to: linkTo(source, url) }];
}

/** Only in front of all else it keeps the call from being answered. https://www.twilio.com/docs/voice/twiml/reject */
function reject(source: Source, first: boolean): Verb {
  const reason = choice(source, 'reason', { words: ['rejected', 'busy'] });
  return first ? { kind: 'reject', status: reason === 'busy' ? 'busy' : 'no-answer' } : { kind: 'hang-up' };
}
