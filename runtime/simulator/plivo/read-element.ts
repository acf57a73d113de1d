import type { Link, Prompt, Verb } from '#runtime/simulator/verb.ts';
import { isAddress, isSet, link, readMethod, type Source, text, whole, words } from './attributes.ts';
import { readConference, readMultiPartyCall } from './read-conference.ts';
import { readDial } from './read-dial.ts';
import { readGetDigits, readGetInput } from './read-input.ts';
import { readPrompt } from './read-prompt.ts';
import { readRecord } from './read-record.ts';
import { readStream } from './read-stream.ts';
import { ignore, refuse, refuseLink } from './reading.ts';

/** `first`: nothing ran in the call before it. `last`: nothing stands behind it. */
type Position = { first: boolean; last: boolean };

/** What an element of `<Response>` does. */
export function readElement(source: Source, position: Position): Verb[] {
  const prompt = readPrompt(source);
  if (prompt !== undefined) return prompt === null ? [] : [prompt];
  switch (source.element.name) {
    case 'GetInput':
      return [readGetInput(source)];
    case 'GetDigits':
      return [readGetDigits(source)];
    case 'Dial':
      return readDial(source);
    case 'Record':
      return readRecord(source);
    case 'Conference':
      return readConference(source);
    case 'MultiPartyCall':
      return readMultiPartyCall(source);
    case 'Stream':
      return readStream(source);
    case 'Redirect':
      return readRedirect(source);
    case 'Hangup':
      return [readHangup(source, position)];
    case 'PreAnswer':
      return readPreAnswer(source);
    case 'Message':
      return readMessage(source);
    default:
      return [];
  }
}

function readRedirect(source: Source): Verb[] {
  const url = words(source);
  if (url === '') refuse(source.reading, '<Redirect> has no address');
  else if (!isAddress(url))
    refuseLink(source.reading, '7024', `<Redirect> leads to ${url}, no whole address`);
  const method = readMethod(source, 'method', { otherwise: 'POST', code: '7034' });
  const to: Link = { url, method };
  return [{ kind: 'redirect', to }];
}

/** In front of all else it refuses the call; a later one that is scheduled needs something to do until then. */
function readHangup(source: Source, { first, last }: Position): Verb {
  const seconds = whole(source, 'schedule', { otherwise: 0, least: 0 });
  if (seconds > 0 && !last) return { kind: 'hang-up-later', milliseconds: seconds * 1_000 };
  const reason = text(source, 'reason').toLowerCase();
  if (isSet(source, 'reason') && reason !== 'busy' && reason !== 'rejected')
    ignore(source.reading, `reason of <Hangup> cannot be ${reason}`);
  if (!first) {
    if (isSet(source, 'reason')) ignore(source.reading, 'the call is answered: <Hangup> has no reason then');
    return { kind: 'hang-up' };
  }
  return { kind: 'reject', status: reason === 'busy' ? 'busy' : 'no-answer' };
}

/** Early media: all of it runs before the call is picked up. */
function readPreAnswer(source: Source): Verb[] {
  return source.element.children.flatMap((element) => {
    if (typeof element === 'string') return [];
    return readElement({ element, reading: source.reading }, { first: false, last: false }).map(unanswered);
  });
}

function unanswered(verb: Verb): Verb {
  switch (verb.kind) {
    case 'say':
    case 'play':
    case 'pause':
    case 'keys':
    case 'beep':
      return { ...verb, answers: false };
    case 'gather':
      return { ...verb, prompts: verb.prompts.map((prompt): Prompt => ({ ...prompt, answers: false })) };
    default:
      return verb;
  }
}

function readMessage(source: Source): Verb[] {
  if (text(source, 'dst') === '' || words(source) === '') {
    ignore(source.reading, '<Message> needs dst and a text');
    return [];
  }
  const action = link(source, 'callbackUrl', { methodName: 'callbackMethod' });
  return [{ kind: 'send-message', action, replaces: false }];
}
