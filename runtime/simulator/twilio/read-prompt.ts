import { absoluteUrl } from '#runtime/simulator/absolute-url.ts';
import { keysMilliseconds } from '#runtime/simulator/keys-milliseconds.ts';
import { spokenText } from '#runtime/simulator/spoken-text.ts';
import type { Prompt, Verb } from '#runtime/simulator/verb.ts';
import { fault, type Source, text, warn, whole, words } from './reading.ts';

/** Where it repeats for ever, Twilio stops. */
const mostLoops = 1_000;
const mostCharacters = 4_096;

/** `<Say>`, `<Play>` or `<Pause>`; nothing for any other element. */
export function readPrompt(source: Source): Verb[] {
  switch (source.element.name) {
    case 'Say':
      return say(source);
    case 'Play':
      return play(source);
    case 'Pause':
      return [pause(source)];
    default:
      return [];
  }
}

/** https://www.twilio.com/docs/voice/twiml/say */
function say(source: Source): Verb[] {
  const spoken = spokenText(source.element.children);
  if (spoken.text.length > mostCharacters)
    return fault('13521', `Say: Text too long: ${spoken.text.length} characters`);
  if (spoken.text === '' && spoken.pauses === 0) {
    warn(source, '13520', 'Say: Invalid text');
    return [];
  }
  const language = text(source, 'language') ?? 'en-US';
  const voice = text(source, 'voice') ?? '';
  return [{ kind: 'say', ...spoken, language, voice, loops: loops(source, '13510'), answers: true }];
}

/** https://www.twilio.com/docs/voice/twiml/play */
function play(source: Source): Verb[] {
  const digits = text(source, 'digits');
  if (digits !== undefined) return keys(source, digits);
  const url = words(source);
  if (url === '') {
    warn(source, '12200', 'Play: neither a URL nor digits');
    return [];
  }
  const { place } = source.reading;
  return [{ kind: 'play', url: absoluteUrl(url, place.url), loops: loops(source, '13410'), answers: true }];
}

function keys(source: Source, digits: string): Verb[] {
  const sent = digits.replace(/[^0-9*#wW]/g, '');
  if (sent !== digits || sent === '') warn(source, '12200', `Play: digits ${JSON.stringify(digits)}`);
  return sent === ''
    ? []
    : [{ kind: 'keys', keys: sent, milliseconds: keysMilliseconds(sent), answers: true }];
}

/** As the first verb of a call it waits before the call is picked up. https://www.twilio.com/docs/voice/twiml/pause */
function pause(source: Source): Prompt {
  const seconds = whole(source, 'length', { otherwise: 1, least: 1, most: 86_400, code: '13910' });
  return { kind: 'pause', milliseconds: seconds * 1_000, answers: false };
}

function loops(source: Source, code: string): number {
  return whole(source, 'loop', { otherwise: 1, least: 0, most: mostLoops, code }) || mostLoops;
}
