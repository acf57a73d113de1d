import type { CallSetup, FarEnd } from '#runtime/simulator/call-setup.ts';
import {
  acts,
  asks,
  type ConformanceCase,
  complains,
  ends,
  hangsUp,
  hears,
  passes,
  presses,
  response,
  until,
} from '../conformance.ts';

const page = 'https://www.twilio.com/docs/voice/twiml/dial';
const numbers = 'https://www.twilio.com/docs/voice/twiml/number';
const after = '<Play>{app}/after.mp3</Play>';
const anna = '+14155550123';
const bert = '+14155550124';
const next = response('<Play>{app}/next.mp3</Play>');

function dial(attributes: string, nouns = `<Number>${anna}</Number>`): ConformanceCase['documents'] {
  return { '/answer': response(`<Dial ${attributes}>${nouns}</Dial>${after}`), '/dialed': next };
}

/** The first noun as told, and Bert. */
function both(first: string): string {
  return `<Number ${first}>${anna}</Number><Number>${bert}</Number>`;
}

function farEnds(rules: Partial<FarEnd>[]): Partial<CallSetup> {
  const ordinary = {
    address: '*',
    act: 'answers',
    afterMilliseconds: 5_000,
    keys: '',
    talksMilliseconds: 20_000,
  } as const;
  return { farEnds: rules.map((rule) => ({ ...ordinary, ...rule })) };
}

const answers = farEnds([{}]);
const asked = 'action="{app}/dialed"';

export const dialCases: ConformanceCase[] = [
  {
    rule: 'rings a number and connects who answers',
    source: page,
    documents: dial(asked),
    setup: answers,
    tells: [
      { kind: 'sound-began', party: 'caller', sound: { kind: 'ringing' }, milliseconds: null, at: 0 },
      { kind: 'leg-rang', leg: 1, target: anna, from: '+12125550100', at: 0 },
      { kind: 'leg-answered', leg: 1, by: 'person', at: 5 },
      { kind: 'sound-cut', party: 'caller', at: 5 },
      { kind: 'connected', leg: 1, at: 5 },
      { kind: 'parted', leg: 1, at: 25 },
      { kind: 'leg-ended', leg: 1, status: 'completed', milliseconds: 20_000, at: 25 },
      asks(
        '/dialed',
        {
          DialCallStatus: 'completed',
          DialCallDuration: '20',
          DialBridged: 'true',
          DialCallSid: /^CA[0-9a-f]{32}$/,
        },
        { at: 25 },
      ),
      hears('/next.mp3', { at: 25 }),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'rings a number that stands in it without a noun',
    source: page,
    documents: dial('', anna),
    tells: [{ kind: 'leg-rang', target: anna }],
  },
  {
    rule: 'goes on with the document after the call when there is no action',
    source: `${page}#action`,
    documents: dial(''),
    setup: answers,
    tells: [{ kind: 'leg-ended', status: 'completed', at: 25 }, hears('/after.mp3', { at: 25 })],
  },
  {
    rule: 'rings 30 seconds by default and about five longer',
    source: `${page}#timeout`,
    documents: dial(asked),
    tells: [
      { kind: 'leg-rang', milliseconds: 35_000 },
      { kind: 'leg-ended', status: 'no-answer', milliseconds: 0, at: 35 },
      asks(
        '/dialed',
        { DialCallStatus: 'no-answer', DialCallDuration: undefined, DialBridged: 'false' },
        { at: 35 },
      ),
    ],
  },
  {
    rule: 'rings as long as timeout says and about five seconds longer',
    source: `${page}#timeout`,
    documents: dial(`${asked} timeout="10"`),
    tells: [asks('/dialed', { DialCallStatus: 'no-answer' }, { at: 15 })],
  },
  {
    rule: 'warns of a timeout that cannot be',
    source: 'https://www.twilio.com/docs/api/errors/13212',
    documents: dial('timeout="long"'),
    tells: [complains('13212'), { kind: 'leg-rang', milliseconds: 35_000 }],
  },
  {
    rule: 'reports a busy number',
    source: `${page}#action: DialCallStatus`,
    documents: dial(asked),
    setup: farEnds([{ act: 'is-busy' }]),
    tells: [
      { kind: 'leg-ended', status: 'busy', at: 5 },
      asks(
        '/dialed',
        { DialCallStatus: 'busy', DialSipResponseCode: '486', DialBridged: 'false' },
        { at: 5 },
      ),
    ],
  },
  {
    rule: 'reports somebody who declines as busy, with SIP 603',
    source: `${page}#action: DialCallStatus, RFC 3261 21.6.2`,
    documents: dial(asked),
    setup: farEnds([{ act: 'rejects' }]),
    tells: [
      { kind: 'leg-ended', status: 'rejected' },
      asks('/dialed', { DialCallStatus: 'busy', DialSipResponseCode: '603' }),
    ],
  },
  {
    rule: 'reports a number that cannot be reached',
    source: `${page}#action: DialCallStatus failed`,
    documents: dial(asked),
    setup: farEnds([{ act: 'fails' }]),
    tells: [asks('/dialed', { DialCallStatus: 'failed' }, { at: 5 })],
  },
  {
    rule: 'cannot ring what is no number',
    source: 'https://www.twilio.com/docs/api/errors/13223',
    documents: dial(asked, '<Number>Anna</Number>'),
    setup: answers,
    tells: [complains('13223'), asks('/dialed', { DialCallStatus: 'failed' }, { at: 0 })],
  },
  {
    rule: 'rings several numbers at once; the first who answers is connected, the others are canceled',
    source: `${numbers}: "simultaneously call all of them at once"`,
    documents: dial(asked, both('')),
    setup: farEnds([{ address: bert, afterMilliseconds: 3_000 }, {}]),
    tells: [
      { kind: 'leg-rang', leg: 1, target: anna, at: 0 },
      { kind: 'leg-rang', leg: 2, target: bert, at: 0 },
      { kind: 'connected', leg: 2, at: 3 },
      { kind: 'leg-ended', leg: 1, status: 'canceled', at: 3 },
      asks('/dialed', { DialCallStatus: 'completed', DialCallDuration: '20' }, { at: 23 }),
    ],
  },
  {
    rule: 'rings on at the others when one is busy, and reports the last when nobody answers',
    source: `${page}: simultaneous dialing`,
    documents: dial(asked, both('')),
    setup: farEnds([{ address: bert, act: 'is-busy', afterMilliseconds: 2_000 }]),
    tells: [
      { kind: 'leg-ended', leg: 2, status: 'busy', at: 2 },
      { kind: 'leg-ended', leg: 1, status: 'no-answer', at: 35 },
      asks('/dialed', { DialCallStatus: 'no-answer' }, { at: 35 }),
    ],
  },
  {
    rule: 'rings one after the other when sequential is true',
    source: `${page}#sequential`,
    documents: dial(`${asked} sequential="true"`, both('')),
    setup: farEnds([{ address: anna, act: 'is-busy', afterMilliseconds: 2_000 }, { address: bert }]),
    tells: [
      { kind: 'leg-rang', leg: 1, at: 0 },
      { kind: 'leg-ended', leg: 1, status: 'busy', at: 2 },
      { kind: 'leg-rang', leg: 2, at: 2 },
      { kind: 'connected', leg: 2, at: 7 },
    ],
  },
  {
    rule: 'rings no further in a sequence after a conversation',
    source: `${page}#sequential`,
    documents: dial(`${asked} sequential="true"`, both('')),
    setup: answers,
    tells: [
      { kind: 'connected', leg: 1, at: 5 },
      asks('/dialed', { DialCallStatus: 'completed' }, { at: 25 }),
    ],
    never: [{ kind: 'leg-rang', leg: 2 }],
  },
  {
    rule: 'rings ten at most',
    source: `${numbers}: up to ten <Number> nouns`,
    documents: dial('', `<Number>${anna}</Number>`.repeat(11)),
    tells: [complains('12200'), { kind: 'leg-rang', leg: 10 }],
    never: [{ kind: 'leg-rang', leg: 11 }],
  },
  {
    rule: 'shows the number of callerId',
    source: `${page}#callerid`,
    documents: dial('callerId="+14155550199"', `<Number url="{app}/whisper">${anna}</Number>`),
    setup: answers,
    tells: [{ kind: 'leg-rang', from: '+14155550199' }, asks('/whisper', { From: '+14155550199', To: anna })],
  },
  {
    rule: 'fails with a callerId that is none',
    source: 'https://www.twilio.com/docs/api/errors/13214',
    documents: dial('callerId="Anna"'),
    tells: [complains('13214'), ends('completed', 'provider')],
    never: [{ kind: 'leg-rang' }],
  },
  {
    rule: 'ends the conversation at a star when hangupOnStar is true',
    source: `${page}#hanguponstar`,
    documents: dial(`${asked} hangupOnStar="true"`),
    setup: farEnds([{ talksMilliseconds: null }]),
    does: [until('connected'), passes(10), presses('*')],
    tells: [
      { kind: 'leg-ended', status: 'completed', at: 15 },
      asks('/dialed', { DialCallStatus: 'completed', DialCallDuration: '10' }, { at: 15 }),
    ],
  },
  {
    rule: 'cancels who rings at a star when hangupOnStar is true',
    source: 'https://support.twilio.com/hc/en-us/articles/223132547: canceled',
    documents: dial(`${asked} hangupOnStar="true"`),
    does: [passes(4), presses('*')],
    tells: [
      { kind: 'leg-ended', status: 'canceled', at: 4 },
      asks('/dialed', { DialCallStatus: 'canceled', CallStatus: 'in-progress' }, { at: 4 }),
      hears('/next.mp3'),
    ],
  },
  {
    rule: 'lets a star be heard by the other side by default',
    source: `${page}#hanguponstar`,
    documents: dial(asked),
    setup: answers,
    does: [until('connected'), presses('*')],
    tells: [{ kind: 'keys-pressed', keys: '*', at: 5 }, asks('/dialed', {}, { at: 25 })],
  },
  {
    rule: 'ends the conversation at timeLimit',
    source: `${page}#timelimit`,
    documents: dial(`${asked} timeLimit="60"`),
    setup: farEnds([{ talksMilliseconds: null }]),
    tells: [
      { kind: 'connected', at: 5 },
      asks('/dialed', { DialCallStatus: 'completed', DialCallDuration: '60' }, { at: 65 }),
    ],
  },
  {
    rule: 'ends the conversation when the other side hangs up',
    source: page,
    documents: dial(asked),
    setup: farEnds([{ talksMilliseconds: null }]),
    does: [until('connected'), passes(8), hangsUp('leg:1')],
    tells: [asks('/dialed', { DialCallStatus: 'completed', DialCallDuration: '8' }, { at: 13 })],
  },
  {
    rule: 'tells the action of a caller who hangs up while talking, and ignores its document',
    source: `${page}#action: requests after the caller hung up`,
    documents: dial(asked),
    setup: answers,
    does: [until('connected'), passes(7), hangsUp()],
    tells: [
      { kind: 'leg-ended', status: 'completed', at: 12 },
      asks(
        '/dialed',
        { CallStatus: 'completed', DialCallStatus: 'completed', DialCallDuration: '7' },
        { notice: true },
      ),
      ends('completed', 'caller', { at: 12 }),
    ],
    never: [hears('/next.mp3')],
  },
  {
    rule: 'cancels who still rings when the caller hangs up',
    source: `${page}#action: DialCallStatus canceled`,
    documents: dial(asked, both('statusCallback="{app}/leg"')),
    does: [passes(5), hangsUp()],
    tells: [
      { kind: 'leg-ended', leg: 1, status: 'canceled', at: 5 },
      asks('/leg', { CallStatus: 'canceled' }),
      { kind: 'leg-ended', leg: 2, status: 'canceled', at: 5 },
      asks('/dialed', { DialCallStatus: 'canceled', CallStatus: 'completed' }, { notice: true }),
    ],
  },
  {
    rule: 'leaves the caller unanswered until somebody answers when answerOnBridge is true',
    source: `${page}#answeronbridge`,
    documents: dial('answerOnBridge="true"', `<Number url="{app}/whisper">${anna}</Number>`),
    does: [passes(5), hangsUp()],
    tells: [ends('no-answer', 'caller'), asks('/status', { CallStatus: 'no-answer' })],
  },
  {
    rule: 'answers the caller when the two are connected with answerOnBridge',
    source: `${page}#answeronbridge`,
    documents: dial(`${asked} answerOnBridge="true"`),
    setup: answers,
    tells: [
      asks('/dialed', { CallStatus: 'in-progress' }, { at: 25 }),
      asks('/status', { CallStatus: 'completed', CallDuration: '22' }),
    ],
  },
  {
    rule: 'plays the document of url to who answers, before the two are connected',
    source: `${numbers}#url`,
    documents: {
      ...dial(asked, `<Number url="{app}/whisper">${anna}</Number>`),
      '/whisper': response('<Play>{app}/whisper.mp3</Play>'),
    },
    setup: answers,
    tells: [
      asks(
        '/whisper',
        { Direction: 'outbound-dial', CallStatus: 'in-progress', ParentCallSid: /^CA/, To: anna },
        { party: 'leg:1', at: 5 },
      ),
      {
        kind: 'sound-began',
        party: 'leg:1',
        sound: { kind: 'audio', url: 'https://app.test/whisper.mp3' },
        at: 5,
      },
      { kind: 'connected', leg: 1, at: 7 },
    ],
  },
  {
    rule: 'refuses the call with a hang-up in the document of url',
    source: `${numbers}#url: "decline the call using Gather and Hangup"`,
    documents: {
      ...dial(asked, `<Number url="{app}/whisper">${anna}</Number>`),
      '/whisper': response('<Gather action="{app}/accept" numDigits="1" timeout="3"/><Hangup/>'),
      '/accept': response('<Pause/>'),
    },
    setup: answers,
    tells: [
      { kind: 'leg-answered', at: 5 },
      { kind: 'leg-ended', leg: 1, status: 'completed', at: 8 },
      asks('/dialed', { DialCallStatus: 'completed', DialBridged: 'false' }, { at: 8 }),
    ],
    never: [{ kind: 'connected' }],
  },
  {
    rule: 'connects who presses a key in the document of url',
    source: `${numbers}#url: screening`,
    documents: {
      ...dial(asked, `<Number url="{app}/whisper">${anna}</Number>`),
      '/whisper': response(
        '<Gather action="{app}/accept" numDigits="1" timeout="3"><Play>{app}/press.mp3</Play></Gather><Hangup/>',
      ),
      '/accept': response('<Pause/>'),
    },
    setup: farEnds([{ keys: '1' }]),
    tells: [
      { kind: 'listening', party: 'leg:1', at: 7 },
      { kind: 'keys-pressed', party: 'leg:1', keys: '1', at: 7 },
      asks('/accept', { Digits: '1', Direction: 'outbound-dial' }, { party: 'leg:1' }),
      { kind: 'connected', leg: 1, at: 8 },
    ],
  },
  {
    rule: 'lets the others ring on while one is screened, and cancels them when one is connected',
    source: `${numbers}#url: runs before the parties are connected`,
    documents: {
      ...dial(asked, both('url="{app}/whisper"')),
      '/whisper': response('<Play>{app}/whisper.mp3</Play>'),
    },
    setup: farEnds([{ address: anna }, { address: bert, act: 'does-not-answer' }]),
    tells: [
      { kind: 'leg-answered', leg: 1, at: 5 },
      { kind: 'connected', leg: 1, at: 7 },
      { kind: 'leg-ended', leg: 2, status: 'canceled', at: 7 },
    ],
  },
  {
    rule: 'stops the document of url when the other side hangs up in it',
    source: `${numbers}#url`,
    documents: {
      ...dial(asked, `<Number url="{app}/whisper">${anna}</Number>`),
      '/whisper': response('<Play>{app}/whisper.mp3</Play>'),
    },
    setup: answers,
    does: [until('leg-answered'), passes(1), hangsUp('leg:1')],
    tells: [
      { kind: 'sound-cut', party: 'leg:1', at: 6 },
      { kind: 'leg-ended', leg: 1, status: 'completed', milliseconds: 1_000, at: 6 },
      asks('/dialed', { DialBridged: 'false' }),
    ],
    never: [{ kind: 'connected' }],
  },
  {
    rule: 'refuses to dial in the document of url',
    source: 'https://www.twilio.com/docs/api/errors/13201',
    documents: {
      ...dial(asked, `<Number url="{app}/whisper">${anna}</Number>`),
      '/whisper': response(`<Dial>${bert}</Dial>`),
    },
    setup: answers,
    tells: [complains('13201'), { kind: 'leg-ended', leg: 1 }, asks('/dialed', { DialBridged: 'false' })],
    never: [{ kind: 'leg-rang', target: bert }],
  },
  {
    rule: 'sends the keys of sendDigits to who answers, first',
    source: `${numbers}#senddigits`,
    documents: {
      ...dial('', `<Number sendDigits="wwww12" url="{app}/whisper">${anna}</Number>`),
      '/whisper': response(''),
    },
    setup: answers,
    tells: [
      {
        kind: 'sound-began',
        party: 'leg:1',
        sound: { kind: 'keys', keys: 'wwww12' },
        milliseconds: 2_500,
        at: 5,
      },
      asks('/whisper', {}, { at: 7.5 }),
      { kind: 'connected', leg: 1, at: 7.5 },
    ],
  },
  {
    rule: 'tells statusCallback of the end alone by default',
    source: `${numbers}#statuscallbackevent`,
    documents: dial('', `<Number statusCallback="{app}/leg">${anna}</Number>`),
    setup: answers,
    tells: [
      asks(
        '/leg',
        {
          CallStatus: 'completed',
          CallDuration: '20',
          SequenceNumber: '0',
          CallbackSource: 'call-progress-events',
        },
        { notice: true, party: 'leg:1', at: 25 },
      ),
    ],
    never: [asks('/leg', { CallStatus: 'ringing' }), asks('/leg', { CallStatus: 'in-progress' })],
  },
  {
    rule: 'tells statusCallback of the events that are asked for, in order',
    source: `${numbers}#statuscallbackevent`,
    documents: dial(
      '',
      `<Number statusCallback="{app}/leg" statusCallbackEvent="initiated ringing answered completed">${anna}</Number>`,
    ),
    setup: answers,
    tells: [
      asks('/leg', { CallStatus: 'initiated', SequenceNumber: '0' }, { at: 0 }),
      asks('/leg', { CallStatus: 'ringing', SequenceNumber: '1' }, { at: 0 }),
      asks('/leg', { CallStatus: 'in-progress', SequenceNumber: '2' }, { at: 5 }),
      asks('/leg', { CallStatus: 'completed', SequenceNumber: '3' }, { at: 25 }),
    ],
  },
  {
    rule: 'warns of a status callback that answers with an error, and goes on',
    source: 'https://www.twilio.com/docs/api/errors/15003',
    documents: {
      ...dial(asked, `<Number statusCallback="{app}/leg">${anna}</Number>`),
      '/leg': { status: 500 },
    },
    setup: answers,
    tells: [complains('15003'), hears('/next.mp3')],
  },
  {
    rule: 'tells amdStatusCallback that a machine answered, and connects it',
    source: `${numbers}#machinedetection`,
    documents: dial(
      '',
      `<Number machineDetection="Enable" amdStatusCallback="{app}/machine">${anna}</Number>`,
    ),
    setup: farEnds([{ act: 'machine-answers' }]),
    tells: [
      { kind: 'leg-answered', by: 'machine', at: 5 },
      { kind: 'connected', at: 5 },
      asks('/machine', { AnsweredBy: 'machine_start', CallSid: /^CA/ }, { notice: true, at: 8 }),
    ],
  },
  {
    rule: 'tells amdStatusCallback that a person answered',
    source: `${numbers}#machinedetection`,
    documents: dial(
      '',
      `<Number machineDetection="Enable" amdStatusCallback="{app}/machine">${anna}</Number>`,
    ),
    setup: answers,
    tells: [asks('/machine', { AnsweredBy: 'human' })],
  },
  {
    rule: 'waits for the end of a machine’s message with DetectMessageEnd',
    source: `${numbers}#machinedetection`,
    documents: dial(
      '',
      `<Number machineDetection="DetectMessageEnd" amdStatusCallback="{app}/machine">${anna}</Number>`,
    ),
    setup: farEnds([{ act: 'machine-answers' }]),
    tells: [asks('/machine', { AnsweredBy: 'machine_end_beep' }, { at: 13 })],
  },
  {
    rule: 'records from the answer on and tells where the recording is',
    source: `${page}#record`,
    documents: dial(`${asked} record="record-from-answer-dual" recordingStatusCallback="{app}/recorded"`),
    setup: answers,
    tells: [
      { kind: 'recording-began', of: 'dial', at: 5 },
      { kind: 'recording-ended', of: 'dial', milliseconds: 20_000, at: 25 },
      asks('/dialed', { RecordingUrl: /\/Recordings\/RE[0-9a-f]{32}$/ }, { at: 25 }),
      asks(
        '/recorded',
        {
          RecordingStatus: 'completed',
          RecordingDuration: '20',
          RecordingSource: 'DialVerb',
          RecordingChannels: '2',
        },
        { notice: true, at: 27 },
      ),
    ],
  },
  {
    rule: 'records the ringing too with record-from-ringing',
    source: `${page}#record`,
    documents: dial(`${asked} record="record-from-ringing"`),
    setup: answers,
    tells: [
      { kind: 'recording-began', of: 'dial', at: 0 },
      { kind: 'recording-ended', milliseconds: 25_000, at: 25 },
    ],
  },
  {
    rule: 'makes no recording when nobody answers',
    source: `${page}#record`,
    documents: dial(`${asked} record="record-from-answer"`),
    tells: [asks('/dialed', { DialCallStatus: 'no-answer', RecordingUrl: undefined })],
    never: [{ kind: 'recording-began' }],
  },
  {
    rule: 'rings clients and SIP addresses',
    source: 'https://www.twilio.com/docs/voice/twiml/client, https://www.twilio.com/docs/voice/twiml/sip',
    documents: dial('', '<Client><Identity>anna</Identity></Client><Sip>sip:bert@example.com</Sip>'),
    setup: farEnds([{ address: 'client:anna', act: 'rejects' }, { address: 'sip:bert@example.com' }]),
    tells: [
      { kind: 'leg-rang', leg: 1, target: 'anna' },
      { kind: 'leg-rang', leg: 2, target: 'sip:bert@example.com' },
      { kind: 'leg-ended', leg: 1, status: 'rejected' },
      { kind: 'connected', leg: 2 },
    ],
  },
  {
    rule: 'goes on after a dial of nobody, with a warning',
    source: 'https://www.twilio.com/docs/api/errors/13215',
    documents: dial(asked, ''),
    tells: [complains('13215'), hears('/after.mp3', { at: 0 })],
  },
  {
    rule: 'fails with a conference beside numbers',
    source: 'https://www.twilio.com/docs/api/errors/13000',
    documents: dial(asked, `<Number>${anna}</Number><Conference>team</Conference>`),
    tells: [complains('13000'), ends('completed', 'provider')],
    never: [{ kind: 'leg-rang' }],
  },
  {
    rule: 'lets the far end act at any moment while it rings',
    source: page,
    documents: dial(asked),
    does: [passes(9), acts(1, 'is-busy')],
    tells: [asks('/dialed', { DialCallStatus: 'busy' }, { at: 9 })],
  },
];
