import type { Dial, LegOrder, Verb } from '#runtime/simulator/verb.ts';
import { limitMilliseconds, ringMilliseconds } from './dial-times.ts';
import { readConference } from './read-conference.ts';
import { readLeg } from './read-leg.ts';
import { readDialQueue } from './read-queue.ts';
import {
  choice,
  elements,
  fault,
  flag,
  link,
  recordingCallback,
  type Source,
  text,
  warn,
  words,
} from './reading.ts';
import { mayStandIn } from './vocabulary.ts';

const mostLegs = 10;

/** https://www.twilio.com/docs/voice/twiml/dial */
export function readDial(source: Source): Verb[] {
  const nouns = elements(source).filter(({ element }) => mayStandIn(element.name, 'Dial'));
  const alone = nouns.find(({ element }) => element.name === 'Conference' || element.name === 'Queue');
  if (alone !== undefined && nouns.length > 1)
    return fault('13000', `Dial: Invalid TwiML: <${alone.element.name}> must stand alone`);
  const callerId = (text(source, 'callerId') ?? '').trim();
  if (callerId !== '' && !/^(\+?\d{3,15}|(client|sips?):\S+)$/i.test(callerId))
    return fault('13214', `Dial: Invalid callerId value ${JSON.stringify(callerId)}`);
  if (alone?.element.name === 'Conference') return [readConference(alone, source)];
  if (alone !== undefined) return [readDialQueue(alone, source)];
  const legs = legsOf(source, nouns);
  if (legs.length === 0) {
    warn(source, '13215', 'Dial: nobody to dial');
    return [];
  }
  const recorded = choice(source, 'record', { words: records });
  const dial: Dial = {
    kind: 'dial',
    legs,
    sequential: flag(source, 'sequential', false),
    callerId,
    ringMilliseconds: ringMilliseconds(source),
    limitMilliseconds: limitMilliseconds(source),
    hangUpOnStar: flag(source, 'hangupOnStar', false),
    answersOnBridge: flag(source, 'answerOnBridge', false),
    record: recorded.includes('ringing')
      ? 'from-ringing'
      : /answer|true/.test(recorded)
        ? 'from-answer'
        : 'no',
    channels: recorded.endsWith('-dual') ? 2 : 1,
    recordingCallback: recordingCallback(source),
    music: null,
    matches: { caller: [], leg: [] },
    action: link(source, 'action'),
    replaces: true,
  };
  return [dial];
}

const records = [
  'do-not-record',
  'record-from-answer',
  'record-from-ringing',
  'record-from-answer-dual',
  'record-from-ringing-dual',
  'true',
  'false',
] as const;

/** A number may stand in `<Dial>` itself. */
function legsOf(source: Source, nouns: Source[]): LegOrder[] {
  const { reading } = source;
  const bare = words(source);
  const own: Source[] =
    bare === '' || nouns.length > 0
      ? []
      : [{ element: { name: 'Number', attributes: {}, children: [bare] }, reading }];
  if (nouns.length > mostLegs)
    warn(source, '12200', `Dial: ${nouns.length} nouns, the first ${mostLegs} ring`);
  return [...own, ...nouns].slice(0, mostLegs).flatMap((noun) => readLeg(noun) ?? []);
}
