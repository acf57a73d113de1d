import type { Gather, Prompt } from '#runtime/simulator/verb.ts';
import { choice, finishKey, flag, isAddress, isSet, link, type Source, text, whole } from './attributes.ts';
import { readPrompts } from './read-prompt.ts';
import { ignore, refuseLink } from './reading.ts';

const allKeys = '1234567890*#';
/** What Plivo makes of `auto`, which it does not tell. */
const autoDigitEnd = 2_000;
const autoSpeechEnd = 1_000;
const beep: Prompt = { kind: 'beep', milliseconds: 500, answers: true };

/** https://www.plivo.com/docs/voice/xml/getinput */
export function readGetInput(source: Source): Gather {
  const type = choice(source, 'inputType', {
    words: ['dtmf', 'speech', 'dtmf speech', 'speech dtmf'],
    otherwise: 'dtmf',
  });
  const execution = whole(source, 'executionTimeout', { otherwise: 15, least: 5, most: 60 });
  const start = whole(source, 'startInputTimeout', { otherwise: execution, most: 60 });
  const speech = type.includes('speech')
    ? { endMilliseconds: automatic(source, 'speechEndTimeout', autoSpeechEnd) }
    : null;
  const keys = type.includes('dtmf')
    ? {
        most: whole(source, 'numDigits', { otherwise: 32, most: 32 }),
        finishKey: finishKey(source, '#'),
        valid: allKeys,
      }
    : null;
  checkHints(source);
  return {
    ...asking(source),
    prompts: readPrompts(source),
    keys,
    speech,
    firstMilliseconds: Math.min(start, execution) * 1_000,
    betweenMilliseconds: automatic(source, 'digitEndTimeout', autoDigitEnd),
    invalidSound: null,
    partial: link(source, 'interimSpeechResultsCallback', {
      methodName: 'interimSpeechResultsCallbackMethod',
    }),
  };
}

/** https://www.plivo.com/docs/voice/xml/getdigits */
export function readGetDigits(source: Source): Gather {
  const prompts = readPrompts(source);
  const valid = [...text(source, 'validDigits')].filter((key) => allKeys.includes(key)).join('');
  return {
    ...asking(source),
    prompts: flag(source, 'playBeep', false) ? [...prompts, beep] : prompts,
    keys: {
      most: whole(source, 'numDigits', { otherwise: 99, most: 99 }),
      finishKey: finishKey(source, '#'),
      valid: valid || allKeys,
    },
    speech: null,
    firstMilliseconds: whole(source, 'timeout', { otherwise: 5 }) * 1_000,
    betweenMilliseconds: whole(source, 'digitTimeout', { otherwise: 2 }) * 1_000,
    invalidSound: invalidSound(source),
    partial: null,
  };
}

/** What both have in common. Without input Plivo asks nobody and goes on. */
function asking(
  source: Source,
): Pick<Gather, 'kind' | 'element' | 'action' | 'replaces' | 'bargeIn' | 'asksOnSilence' | 'tries'> {
  flag(source, 'log', true);
  const action = link(source, 'action');
  if (action === null)
    ignore(source.reading, `<${source.element.name}> has no action: what is entered is lost`);
  return {
    kind: 'gather',
    element: source.element.name,
    action,
    replaces: flag(source, 'redirect', true),
    bargeIn: true,
    asksOnSilence: false,
    tries: whole(source, 'retries', { otherwise: 1, most: 100 }),
  };
}

function automatic(source: Source, name: string, otherwise: number): number {
  if (!isSet(source, name) || text(source, name).toLowerCase() === 'auto') return otherwise;
  return whole(source, name, { otherwise: otherwise / 1_000, least: 2, most: 10 }) * 1_000;
}

function invalidSound(source: Source): Prompt | null {
  const url = text(source, 'invalidDigitsSound');
  if (url === '') return null;
  if (!isAddress(url))
    refuseLink(source.reading, '7022', `invalidDigitsSound of <GetDigits> is ${url}, no whole address`);
  return { kind: 'play', url, loops: 1, answers: true };
}

function checkHints(source: Source): void {
  const hints = text(source, 'hints');
  const phrases = hints === '' ? [] : hints.split(',');
  if (phrases.length > 500 || hints.length > 10_000 || phrases.some((phrase) => phrase.trim().length > 100))
    ignore(
      source.reading,
      'hints of <GetInput> are more than 500, longer than 100 characters or 10,000 in all',
    );
}
