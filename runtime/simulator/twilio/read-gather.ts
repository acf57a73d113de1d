import type { Gather, Prompt, Verb } from '#runtime/simulator/verb.ts';
import { readPrompt } from './read-prompt.ts';
import { elements, fault, flag, link, list, type Source, text, warn, whole } from './reading.ts';

/** No limit. */
const anyNumber = 1_000;

/** https://www.twilio.com/docs/voice/twiml/gather */
export function readGather(source: Source): Verb[] {
  const prompts = elements(source).flatMap((child) => readPrompt(child));
  const failure = prompts.find((prompt) => prompt.kind === 'fail');
  if (failure !== undefined) return [failure];
  const input = inputs(source);
  const speechTimeout = text(source, 'speechTimeout');
  // https://www.twilio.com/docs/api/errors/13335
  if (input.includes('speech') && speechTimeout === 'auto' && text(source, 'speechModel') !== undefined)
    return fault('13335', 'Gather: Invalid speechTimeout value: auto with a speechModel');
  const seconds = whole(source, 'timeout', { otherwise: 5, least: 0, most: 600, code: '13313' });
  const gather: Gather = {
    kind: 'gather',
    element: 'Gather',
    prompts: prompts.filter(isPrompt),
    keys: input.includes('dtmf')
      ? { most: most(source), finishKey: finishKey(source), valid: '0123456789*#' }
      : null,
    speech: input.includes('speech') ? { endMilliseconds: speechEnd(source, seconds) } : null,
    firstMilliseconds: seconds * 1_000,
    betweenMilliseconds: seconds * 1_000,
    bargeIn: flag(source, 'bargeIn', true),
    asksOnSilence: flag(source, 'actionOnEmptyResult', false),
    tries: 1,
    invalidSound: null,
    partial: link(source, 'partialResultCallback', 'partialResultCallbackMethod'),
    action: link(source, 'action') ?? ownAddress(source),
    replaces: true,
  };
  return [gather];
}

function inputs(source: Source): string[] {
  const asked = list(source, 'input', 'dtmf');
  const known = asked.filter((kind) => kind === 'dtmf' || kind === 'speech');
  if (known.length === asked.length && known.length > 0) return known;
  warn(source, '13326', `Gather: Invalid input value ${JSON.stringify(text(source, 'input'))}`);
  return known.length > 0 ? known : ['dtmf'];
}

function most(source: Source): number {
  return whole(source, 'numDigits', { otherwise: anyNumber, least: 1, most: anyNumber, code: '13314' });
}

function finishKey(source: Source): string {
  const key = text(source, 'finishOnKey') ?? '#';
  if (/^[0-9*#]?$/.test(key)) return key;
  warn(source, '13310', `Gather: Invalid finishOnKey value ${JSON.stringify(key)}`);
  return '#';
}

/** Twilio finds the end of a sentence by itself within about a second. */
const found = 1_000;

function speechEnd(source: Source, timeout: number): number {
  if (text(source, 'speechTimeout') === 'auto') return found;
  return whole(source, 'speechTimeout', { otherwise: timeout, least: 1, most: 60, code: '13327' }) * 1_000;
}

/** Without an address of its own it asks for the document that it stands in. */
function ownAddress(source: Source) {
  const { url } = source.reading.place;
  return { url, method: text(source, 'method')?.toUpperCase() === 'GET' ? 'GET' : 'POST' } as const;
}

function isPrompt(verb: Verb): verb is Prompt {
  return 'answers' in verb;
}
