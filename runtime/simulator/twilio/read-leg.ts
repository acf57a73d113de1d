import { keysMilliseconds } from '#runtime/simulator/keys-milliseconds.ts';
import type { Callback, LegOrder, Prompt } from '#runtime/simulator/verb.ts';
import { choice, elements, link, list, type Source, text, warn, words } from './reading.ts';

/** Somebody to be rung; null for nobody. https://www.twilio.com/docs/voice/twiml/number, …/client, …/sip */
export function readLeg(source: Source): LegOrder | null {
  const address = addressOf(source);
  if (address === '') {
    warn(source, '13215', `Dial: <${source.element.name}> is empty`);
    return null;
  }
  const unreachable = isUnreachable(source.element.name, address);
  if (unreachable) warn(source, '13223', `Dial: Invalid phone number format: ${address}`);
  return {
    address,
    callerId: '',
    sendKeys: sendKeys(source),
    document: link(source, 'url'),
    confirm: null,
    callback: callback(source),
    machine: machine(source),
    unreachable,
  };
}

function addressOf(source: Source): string {
  const names = ['Identity', 'Uri', 'ApplicationSid'];
  const inside = elements(source).find(({ element }) => names.includes(element.name));
  return words(inside ?? source) || words(source);
}

/** Formatted American numbers are taken too. */
function isUnreachable(noun: string, address: string): boolean {
  if (noun === 'Sip') return !/^sips?:\S+/i.test(address);
  return noun === 'Number' && !/^\+?[\d\s().-]{3,24}$/.test(address);
}

function sendKeys(source: Source): Prompt | null {
  const keys = (text(source, 'sendDigits') ?? '').replace(/[^0-9*#wW]/g, '');
  return keys === '' ? null : { kind: 'keys', keys, milliseconds: keysMilliseconds(keys), answers: true };
}

const events: Readonly<Record<string, string>> = {
  initiated: 'initiated',
  ringing: 'ringing',
  answered: 'answered',
  completed: 'ended',
};

function callback(source: Source): Callback | null {
  const told = link(source, 'statusCallback', 'statusCallbackMethod');
  if (told === null) return null;
  const names = list(source, 'statusCallbackEvent', 'completed');
  for (const name of names)
    if (!Object.hasOwn(events, name)) warn(source, '12200', `statusCallbackEvent ${name}`);
  return {
    link: told,
    events: names.flatMap((name) => (Object.hasOwn(events, name) ? (events[name] ?? []) : [])),
  };
}

function machine(source: Source): LegOrder['machine'] {
  if (text(source, 'machineDetection') === undefined) return null;
  const mode = choice(source, 'machineDetection', { words: ['Enable', 'DetectMessageEnd'] });
  const told = link(source, 'amdStatusCallback', 'amdStatusCallbackMethod');
  return told && { callback: told, waitsForEnd: mode === 'DetectMessageEnd' };
}
