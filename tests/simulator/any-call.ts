import fc from 'fast-check';
import type { PhoneInput } from '#runtime/simulator/phone-input.ts';
import { vocabulary as plivo } from '#runtime/simulator/plivo/vocabulary.ts';
import type { XmlElement } from '#runtime/xml/element.ts';
import { writeXml } from '#runtime/xml/write-xml.ts';
import { twimlVocabulary } from '../support/phone/twilio/vocabulary.ts';

type Vocabulary = ReadonlyMap<string, { attributes: ReadonlySet<string>; children: ReadonlySet<string> }>;

const twilio: Vocabulary = new Map(
  Object.entries({
    ...twimlVocabulary,
    Response: { attributes: '', children: `${twimlVocabulary['Response']?.children} Enqueue Leave Stop Sms` },
    Dial: {
      attributes: `${twimlVocabulary['Dial']?.attributes} sequential`,
      children: `${twimlVocabulary['Dial']?.children} Queue`,
    },
    Enqueue: { attributes: 'action method waitUrl waitUrlMethod maxQueueSize' },
    Queue: { attributes: 'url method' },
    Leave: { attributes: '' },
    Stop: { attributes: '', children: 'Stream' },
    Sms: { attributes: 'action to' },
  }).map(([name, { attributes, children = '' }]) => [
    name,
    { attributes: new Set(attributes.split(' ')), children: new Set(children.split(' ')) },
  ]),
);

const vocabularies: Readonly<Record<string, Vocabulary>> = { plivo, twilio };

/** A document of a provider's elements with values that make sense or not; now and then it is something else. */
export function anyDocument(provider: string): fc.Arbitrary<string> {
  const vocabulary = vocabularies[provider];
  if (vocabulary === undefined) throw new Error(`no vocabulary of ${provider}`);
  const written = elementOf(vocabulary, 'Response', 3).map(writeXml);
  return fc.oneof(
    { weight: 20, arbitrary: written },
    { weight: 1, arbitrary: fc.string() },
    { weight: 1, arbitrary: fc.constant('') },
  );
}

const party = fc.constantFrom('caller' as const, 'leg:1' as const, 'leg:2' as const);
const url = fc.constantFrom('https://app.test/a', 'https://app.test/b?x=1', 'nowhere', '');

/** Anything from outside but the replies; `to` of time counts from now. */
export const anyInput: fc.Arbitrary<PhoneInput> = fc.oneof(
  fc.record({ kind: fc.constant('time-passed' as const), to: fc.integer({ min: -1_000, max: 90_000 }) }),
  fc.record({
    kind: fc.constant('request-failed' as const),
    request: fc.integer({ min: 0, max: 20 }),
    reason: fc.constantFrom('timeout' as const, 'connection' as const),
  }),
  fc.record({
    kind: fc.constant('replied' as const),
    request: fc.integer({ min: 0, max: 20 }),
    status: fc.constantFrom(200, 204, 301, 404, 500),
    contentType: fc.constantFrom('application/xml', 'text/xml; charset=utf-8', 'text/html', ''),
    body: fc.constantFrom('', '<Response/>', '<Response><Hangup/></Response>', 'x'),
  }),
  fc.record({
    kind: fc.constant('keys-pressed' as const),
    by: party,
    keys: fc.string({ unit: fc.constantFrom(...'0123456789*#x'), maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('spoken' as const), by: party, text: fc.string({ maxLength: 12 }) }),
  fc.record({ kind: fc.constant('hung-up' as const), by: party }),
  fc.record({
    kind: fc.constant('far-end-acted' as const),
    leg: fc.integer({ min: 0, max: 3 }),
    act: fc.constantFrom('answers', 'is-busy', 'rejects', 'does-not-answer', 'fails', 'machine-answers'),
  }),
  fc.record({
    kind: fc.constant('room-changed' as const),
    room: fc.constantFrom('room', 'other'),
    change: fc.constantFrom('opened', 'joined', 'left', 'closed'),
  }),
  fc.record({
    kind: fc.constant('commanded' as const),
    command: fc.oneof(
      fc.record({
        kind: fc.constant('redirect' as const),
        url,
        method: fc.constantFrom('GET' as const, 'POST' as const),
      }),
      fc.constant({ kind: 'hang-up' as const }),
      fc.record({ kind: fc.constant('start-recording' as const), callbackUrl: url }),
    ),
  }),
);

const value = fc.constantFrom(
  'https://app.test/a',
  'https://app.test/a',
  'https://app.test/b?x=1',
  '/relative',
  'true',
  'false',
  '0',
  '1',
  '2',
  '5',
  '30',
  '-3',
  'auto',
  'none',
  '#',
  '*',
  'POST',
  'GET',
  'PUT',
  'dtmf',
  'speech',
  'dtmf speech',
  'Customer',
  'busy',
  'real',
  'beep:1',
  '',
  'ü',
);
const words = fc.constantFrom(
  'room',
  'Hello there.',
  '14155550123',
  '14155550124',
  'sip:a@b.test',
  'https://app.test/a.mp3',
  'wss://app.test/s',
  '1w2',
  '',
  ' ',
);

function elementOf(vocabulary: Vocabulary, name: string, depth: number): fc.Arbitrary<XmlElement> {
  const rule = vocabulary.get(name);
  const inside = [...(rule?.children ?? [])].filter((child) => vocabulary.has(child));
  const attributes = [...(rule?.attributes ?? [])].filter((attribute) => attribute !== '');
  const children: fc.Arbitrary<XmlElement[]> =
    depth === 0 || inside.length === 0
      ? fc.constant([])
      : fc.array(
          fc.constantFrom(...inside).chain((child) => elementOf(vocabulary, child, depth - 1)),
          { maxLength: name === 'Response' ? 5 : 2 },
        );
  const values =
    attributes.length === 0
      ? fc.constant({})
      : fc.dictionary(fc.constantFrom(...attributes), value, { maxKeys: 6 });
  return fc.tuple(values, children, words).map(([given, elements, text]) => ({
    name,
    attributes: given,
    children: name === 'Response' ? elements : [text, ...elements],
  }));
}
