import { keysMilliseconds } from '#runtime/simulator/keys-milliseconds.ts';
import type { Callback, Dial, LegOrder, Link, Prompt, Verb } from '#runtime/simulator/verb.ts';
import { flag, link, type Source, text, whole, words } from './attributes.ts';
import { ignore } from './reading.ts';

/** Where nothing is told Plivo rings until its own limit (hangup cause 6010). */
const longestRinging = 120;

/** https://www.plivo.com/docs/voice/xml/dial: all are rung at once. Without anybody to ring it does nothing. */
export function readDial(source: Source): Verb[] {
  const callback = dialCallback(source);
  const document = link(source, 'confirmSound', { methodName: '' });
  const confirm = readConfirm(source, document);
  const legs = source.element.children.flatMap((element) => {
    if (typeof element === 'string') return [];
    const leg = readLeg({ element, reading: source.reading });
    return leg === null ? [] : [{ ...leg, document, confirm, callback }];
  });
  const dial: Dial = {
    kind: 'dial',
    action: link(source, 'action'),
    replaces: flag(source, 'redirect', true),
    legs,
    sequential: false,
    callerId: text(source, 'callerId'),
    ringMilliseconds: whole(source, 'timeout', { otherwise: longestRinging }) * 1_000,
    limitMilliseconds: whole(source, 'timeLimit', { otherwise: 14_400, most: 999_999_999 }) * 1_000,
    hangUpOnStar: flag(source, 'hangupOnStar', false),
    answersOnBridge: true,
    record: 'no',
    channels: 1,
    recordingCallback: null,
    music: readMusic(source),
    matches: { caller: patterns(source, 'digitsMatch'), leg: patterns(source, 'digitsMatchBLeg') },
  };
  if (legs.length > 0) return [dial];
  ignore(source.reading, '<Dial> has nobody to ring');
  return [];
}

type Callee = Pick<LegOrder, 'address' | 'callerId' | 'sendKeys' | 'machine'>;

function readLeg(source: Source): Callee | null {
  const written = words(source);
  const address = source.element.name === 'Number' ? written.replace(/[\s().-]/g, '') : written;
  const fits = source.element.name === 'Number' ? /^\+?\d{3,15}$/ : /^sips?:[^\s@]+@[^\s@]+$/i;
  if (!fits.test(address)) {
    ignore(source.reading, `<${source.element.name}> cannot ring ${address || 'nobody'}`);
    return null;
  }
  const digits = text(source, 'sendDigits').replace(/@.*$/, '');
  const sendKeys: Prompt | null =
    digits === ''
      ? null
      : { kind: 'keys', keys: digits, milliseconds: keysMilliseconds(digits), answers: true };
  return { address, callerId: text(source, 'callerId'), sendKeys, machine: null };
}

/** The key counts only where an announcement asks for it. */
function readConfirm(source: Source, document: Link | null): LegOrder['confirm'] {
  const key = text(source, 'confirmKey');
  const milliseconds = whole(source, 'confirmTimeout', { otherwise: 120 }) * 1_000;
  if (key === '') return null;
  if (document === null || !/^[0-9*#]$/.test(key)) {
    const why = document === null ? 'needs confirmSound' : 'must be one key';
    ignore(source.reading, `confirmKey of <Dial> ${why}`);
    return null;
  }
  return { key, milliseconds };
}

/** `real` is the carrier's own ringing. */
function readMusic(source: Source): Link | null {
  return text(source, 'dialMusic').toLowerCase() === 'real'
    ? null
    : link(source, 'dialMusic', { methodName: '' });
}

function dialCallback(source: Source): Callback | null {
  const found = link(source, 'callbackUrl', { methodName: 'callbackMethod' });
  return found && { link: found, events: ['answered', 'connected', 'ended', 'keys'] };
}

export function patterns(source: Source, name: string): string[] {
  return text(source, name)
    .split(',')
    .map((keys) => keys.trim())
    .filter((keys) => keys !== '');
}
