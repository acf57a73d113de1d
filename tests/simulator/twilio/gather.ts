import {
  asks,
  type ConformanceCase,
  complains,
  ends,
  hears,
  passes,
  presses,
  response,
  speaks,
} from '../conformance.ts';

const page = 'https://www.twilio.com/docs/voice/twiml/gather';
const menu = '<Play>{app}/menu.mp3</Play>';
const after = '<Play>{app}/after.mp3</Play>';
const next = response('<Play>{app}/next.mp3</Play>');

/** The prompt lasts two seconds. */
function gather(attributes: string, inside = menu): ConformanceCase['documents'] {
  return {
    '/answer': response(`<Gather action="{app}/digits" ${attributes}>${inside}</Gather>${after}`),
    '/digits': next,
  };
}

export const gatherCases: ConformanceCase[] = [
  {
    rule: 'sends the digits to action and follows its document',
    source: `${page}#action`,
    documents: gather('numDigits="1"'),
    does: [passes(3), presses('4')],
    tells: [
      asks('/digits', { Digits: '4', CallStatus: 'in-progress' }, { method: 'POST', notice: false, at: 3 }),
      hears('/next.mp3', { at: 3 }),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'keeps leading zeros',
    source: `${page}#action`,
    documents: gather('numDigits="4"'),
    does: [presses('0042')],
    tells: [asks('/digits', { Digits: '0042' })],
  },
  {
    rule: 'waits five seconds by default and goes on without a request',
    source: `${page}#timeout: defaults to 5 seconds`,
    documents: gather(''),
    tells: [
      { kind: 'listening', party: 'caller', keys: true, speech: false, milliseconds: 5_000, at: 2 },
      { kind: 'input-ended', keys: '', speech: null, reason: 'silence', at: 7 },
      hears('/after.mp3', { at: 7 }),
    ],
    never: [asks('/digits')],
  },
  {
    rule: 'waits as long as timeout says, counted from the end of what is nested',
    source: `${page}#timeout`,
    documents: gather('timeout="9"'),
    tells: [hears('/after.mp3', { at: 11 })],
  },
  {
    rule: 'starts its timeout again with every key',
    source: `${page}#timeout`,
    documents: gather('timeout="4"'),
    does: [passes(5), presses('1'), passes(3), presses('2')],
    tells: [asks('/digits', { Digits: '12' }, { at: 12 })],
  },
  {
    rule: 'asks with what there is when the time between two keys is over',
    source: `${page}#timeout`,
    documents: gather('numDigits="5"'),
    does: [passes(2), presses('12')],
    tells: [
      { kind: 'input-ended', keys: '12', reason: 'between-digits', at: 7 },
      asks('/digits', { Digits: '12' }, { at: 7 }),
    ],
  },
  {
    rule: 'asks the action with empty digits on no input when actionOnEmptyResult is true',
    source: `${page}#actiononemptyresult`,
    documents: gather('actionOnEmptyResult="true"'),
    tells: [asks('/digits', { Digits: '' }, { at: 7 }), hears('/next.mp3', { at: 7 })],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'ends the input at # and leaves it out',
    source: `${page}#finishonkey`,
    documents: gather(''),
    does: [presses('12#')],
    tells: [
      { kind: 'input-ended', keys: '12', reason: 'finish-key', at: 0 },
      asks('/digits', { Digits: '12', FinishedOnKey: '#' }, { at: 0 }),
    ],
  },
  {
    rule: 'ends the input at the key that finishOnKey names; # is a digit then',
    source: `${page}#finishonkey`,
    documents: gather('finishOnKey="*"'),
    does: [presses('1#2*')],
    tells: [asks('/digits', { Digits: '1#2', FinishedOnKey: '*' })],
  },
  {
    rule: 'ends at no key when finishOnKey is empty',
    source: `${page}#finishonkey`,
    documents: gather('finishOnKey="" numDigits="3"'),
    does: [presses('*#1')],
    tells: [asks('/digits', { Digits: '*#1' })],
  },
  {
    rule: 'makes no request for a finish key without a digit before it',
    source: `${page}#finishonkey: no digits were entered`,
    documents: gather(''),
    does: [presses('#')],
    tells: [{ kind: 'input-ended', reason: 'finish-key', keys: '' }, hears('/after.mp3', { at: 0 })],
    never: [asks('/digits')],
  },
  {
    rule: 'asks with empty digits for a finish key alone when actionOnEmptyResult is true',
    source: `${page}#actiononemptyresult`,
    documents: gather('actionOnEmptyResult="true"'),
    does: [presses('#')],
    tells: [asks('/digits', { Digits: '' }, { at: 0 })],
  },
  {
    rule: 'takes no more keys than numDigits; the rest is lost',
    source: `${page}#numdigits`,
    documents: gather('numDigits="2"'),
    does: [presses('123')],
    tells: [
      { kind: 'input-ended', keys: '12', reason: 'complete' },
      asks('/digits', { Digits: '12' }),
      { kind: 'keys-pressed', keys: '3' },
    ],
  },
  {
    rule: 'takes any number of keys without numDigits',
    source: `${page}#numdigits`,
    documents: gather(''),
    does: [presses('1234567890123456789012345678901234567890'), presses('#')],
    tells: [asks('/digits', { Digits: '1234567890123456789012345678901234567890' })],
  },
  {
    rule: 'stops what is nested as soon as a key is pressed',
    source: `${page}: "Twilio will stop playing when the caller enters a key"`,
    documents: gather('numDigits="2"'),
    does: [passes(1), presses('1')],
    tells: [
      hears('/menu.mp3', { at: 0 }),
      { kind: 'sound-cut', party: 'caller', by: 'key', at: 1 },
      asks('/digits', { Digits: '1' }, { at: 6 }),
    ],
  },
  {
    rule: 'plays what is nested in order and as often as loop says',
    source: `${page}#nested-verbs`,
    documents: gather('', '<Play loop="2">{app}/one.mp3</Play><Pause length="3"/><Say>Choose.</Say>'),
    tells: [
      hears('/one.mp3', { at: 0 }),
      hears('/one.mp3', { at: 2 }),
      { kind: 'sound-began', sound: { kind: 'silence' }, milliseconds: 3_000, at: 4 },
      { kind: 'sound-began', sound: { kind: 'speech', text: 'Choose.' }, at: 7 },
    ],
  },
  {
    rule: 'leaves keys before it unheard',
    source: `${page}: digits are gathered while it runs`,
    documents: {
      '/answer': response(
        `<Play>{app}/before.mp3</Play><Gather action="{app}/digits" numDigits="1"/>${after}`,
      ),
      '/digits': next,
    },
    does: [passes(1), presses('1')],
    tells: [{ kind: 'keys-pressed', keys: '1', at: 1 }, hears('/after.mp3', { at: 7 })],
    never: [asks('/digits')],
  },
  {
    rule: 'asks its own document again without an action',
    source: `${page}#action: "the current document's URL"`,
    documents: { '/answer': [response('<Gather numDigits="1"/>'), next] },
    does: [presses('7')],
    tells: [asks('/answer', { Digits: '7' }), hears('/next.mp3')],
  },
  {
    rule: 'takes a relative action from the document’s own address',
    source: `${page}#action: absolute or relative URL`,
    documents: {
      '/answer': response('<Redirect>/a/menu?x=1</Redirect>'),
      '/a/menu': response('<Gather action="digits" numDigits="1"/>'),
      '/a/digits': next,
    },
    does: [presses('7')],
    tells: [asks('/a/menu?x=1'), asks('/a/digits', { Digits: '7' }), hears('/next.mp3')],
  },
  {
    rule: 'asks by GET when method says so',
    source: `${page}#method`,
    documents: gather('method="GET" numDigits="1"'),
    does: [presses('7')],
    tells: [asks('/digits', { Digits: '7' }, { method: 'GET' })],
  },
  {
    rule: 'sends what was said, with its confidence',
    source: `${page}#input, #speechtimeout`,
    documents: gather('input="speech" speechTimeout="2"'),
    does: [passes(3), { input: { kind: 'spoken', by: 'caller', text: 'sales please', confidence: 0.71 } }],
    tells: [
      { kind: 'input-ended', speech: 'sales please', reason: 'speech-ended', at: 5 },
      asks('/digits', { SpeechResult: 'sales please', Confidence: '0.71' }, { at: 5 }),
    ],
  },
  {
    rule: 'waits for the end of speech as long as timeout where speechTimeout is missing',
    source: `${page}#speechtimeout: defaults to timeout`,
    documents: gather('input="speech" timeout="3"'),
    does: [passes(2), speaks('yes')],
    tells: [asks('/digits', { SpeechResult: 'yes' }, { at: 5 })],
  },
  {
    rule: 'finds the end of speech by itself with speechTimeout auto',
    source: `${page}#speechtimeout`,
    documents: gather('input="speech" speechTimeout="auto"'),
    does: [passes(2), speaks('yes')],
    tells: [asks('/digits', { SpeechResult: 'yes' }, { at: 3 })],
  },
  {
    rule: 'takes further words in as long as the speaker goes on',
    source: `${page}#speechtimeout`,
    documents: gather('input="speech" speechTimeout="2"'),
    does: [passes(2), speaks('I want'), passes(1), speaks('a pizza')],
    tells: [asks('/digits', { SpeechResult: 'I want a pizza' }, { at: 5 })],
  },
  {
    rule: 'is interrupted by words',
    source: `${page}#bargein`,
    documents: gather('input="speech" speechTimeout="1"'),
    does: [passes(1), speaks('sales')],
    tells: [
      { kind: 'sound-cut', by: 'speech', at: 1 },
      asks('/digits', { SpeechResult: 'sales' }, { at: 2 }),
    ],
  },
  {
    rule: 'is not interrupted by words when bargeIn is false, but by keys',
    source: `${page}#bargein`,
    documents: gather('input="dtmf speech" speechTimeout="1" numDigits="1" bargeIn="false"'),
    does: [passes(1), speaks('sales'), presses('1')],
    tells: [{ kind: 'sound-cut', by: 'key', at: 1 }, asks('/digits', { Digits: '1' }, { at: 1 })],
    never: [{ kind: 'sound-cut', by: 'speech' }],
  },
  {
    rule: 'hears no words where it asks for keys alone, which is the default',
    source: `${page}#input`,
    documents: gather(''),
    does: [passes(3), speaks('sales')],
    tells: [{ kind: 'spoken', text: 'sales' }, hears('/after.mp3', { at: 7 })],
    never: [asks('/digits')],
  },
  {
    rule: 'hears no keys where it asks for words alone',
    source: `${page}#input`,
    documents: gather('input="speech"'),
    does: [passes(3), presses('1')],
    tells: [hears('/after.mp3', { at: 7 })],
    never: [asks('/digits')],
  },
  {
    rule: 'takes whichever comes first of keys and words: keys',
    source: `${page}#input: "the first detected input takes precedence"`,
    documents: gather('input="dtmf speech" numDigits="2"'),
    does: [passes(3), presses('1'), speaks('two')],
    tells: [asks('/digits', { Digits: '1', SpeechResult: undefined }, { at: 8 })],
  },
  {
    rule: 'takes whichever comes first of keys and words: words; the finish key is ignored then',
    source: `${page}#finishonkey: ignored once speech is detected`,
    documents: gather('input="dtmf speech" speechTimeout="3"'),
    does: [passes(3), speaks('two'), passes(1), presses('1#')],
    tells: [asks('/digits', { SpeechResult: 'two', Digits: undefined }, { at: 6 })],
  },
  {
    rule: 'tells partialResultCallback of the words and waits for no answer',
    source: `${page}#partialresultcallback`,
    documents: gather('input="speech" speechTimeout="1" partialResultCallback="{app}/partial"'),
    does: [passes(3), speaks('sales')],
    tells: [
      asks('/partial', { UnstableSpeechResult: 'sales' }, { notice: true, at: 3 }),
      asks('/digits', { SpeechResult: 'sales' }, { at: 4 }),
    ],
  },
  {
    rule: 'passes over what may not be nested, with a warning',
    source: 'https://www.twilio.com/docs/api/errors/13320',
    documents: gather('', `${menu}<Record/>`),
    tells: [complains('13320'), hears('/menu.mp3'), hears('/after.mp3', { at: 7 })],
    never: [{ kind: 'recording-began' }],
  },
  {
    rule: 'takes the default for a timeout, numDigits, finishOnKey or input that cannot be',
    source: 'https://www.twilio.com/docs/api/errors/13313, 13314, 13310, 13326',
    documents: gather('input="touch" timeout="soon" numDigits="many" finishOnKey="##"'),
    does: [presses('12#')],
    tells: [complains('13326'), complains('13314'), complains('13310'), asks('/digits', { Digits: '12' })],
  },
  {
    rule: 'fails with speechTimeout auto beside a speechModel',
    source: 'https://www.twilio.com/docs/api/errors/13335',
    documents: gather('input="speech" speechTimeout="auto" speechModel="phone_call"'),
    tells: [complains('13335'), ends('completed', 'provider')],
  },
  {
    rule: 'makes no request when the caller hangs up while it listens',
    source: `${page}: hang-up while gathering`,
    documents: gather(''),
    does: [passes(3), presses('1'), { input: { kind: 'hung-up', by: 'caller' } }],
    tells: [{ kind: 'input-ended', keys: '1', reason: 'cut', at: 3 }, ends('completed', 'caller', { at: 3 })],
    never: [asks('/digits')],
  },
];
