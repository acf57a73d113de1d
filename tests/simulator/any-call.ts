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

const odd = fc.constantFrom(
  '0',
  '1',
  '2',
  '5',
  '-3',
  'true',
  'false',
  'auto',
  'none',
  '#',
  '*',
  'PUT',
  '/relative',
  '',
  'ü',
);
const address = fc.constantFrom('https://app.test/a', 'https://app.test/b?x=1');

/** Mostly what fits, now and then anything. */
function anyValue(attribute: string): fc.Arbitrary<string> {
  return fc.oneof({ weight: 15, arbitrary: fittingValue(attribute) }, { weight: 1, arbitrary: odd });
}

function fittingValue(attribute: string): fc.Arbitrary<string> {
  if (/method$/i.test(attribute)) return fc.constantFrom('POST', 'GET');
  if (/^(input|inputType)$/.test(attribute)) return fc.constantFrom('dtmf', 'speech', 'dtmf speech');
  if (attribute === 'role') return fc.constantFrom('Customer', 'Agent');
  if (/digits|key|match/i.test(attribute)) return fc.constantFrom('1', '2', '#', '*', '12');
  if (/url|action|sound|music|callback$|^confirm/i.test(attribute)) return address;
  if (/event$/i.test(attribute))
    return fc.constantFrom('initiated ringing answered completed', 'start end join leave');
  return fc.constantFrom('true', 'false', '1', '2', '5', '30', 'busy', 'beep:1', 'auto');
}

function anyWords(element: string): fc.Arbitrary<string> {
  const fitting: Readonly<Record<string, fc.Arbitrary<string>>> = {
    Number: fc.constantFrom('14155550123', '+14155550124'),
    User: fc.constant('sip:anna@phones.test'),
    Sip: fc.constant('sip:anna@phones.test'),
    Client: fc.constant('anna'),
    Play: fc.constant('https://app.test/a.mp3'),
    Redirect: address,
    Stream: fc.constant('wss://app.test/s'),
    DTMF: fc.constantFrom('1w2', '#'),
  };
  const usual = fitting[element] ?? fc.constantFrom('room', 'Hello there.');
  return fc.oneof({ weight: 20, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom('', ' ', 'x') });
}

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
  const values: fc.Arbitrary<Record<string, string>> =
    attributes.length === 0
      ? fc.constant({})
      : fc
          .uniqueArray(fc.constantFrom(...attributes), { maxLength: 6 })
          .chain((names) => fc.record(Object.fromEntries(names.map((one) => [one, anyValue(one)]))));
  return fc.tuple(values, children, anyWords(name)).map(([given, elements, text]) => ({
    name,
    attributes: given,
    children: name === 'Response' ? elements : [text, ...elements],
  }));
}
