import type { CallSetup } from '#runtime/simulator/call-setup.ts';
import {
  acts,
  asks,
  type ConformanceCase,
  ends,
  hangsUp,
  hears,
  passes,
  presses,
  response,
  until,
} from '../conformance.ts';

const page = 'https://www.plivo.com/docs/voice/xml/dial';
const framework = 'https://github.com/plivo/plivoframework, src/plivo/rest/freeswitch';
const sales = '<Number>14155550123</Number>';
const anna = '<Number>14155550124</Number>';
const after = '<Play>{app}/after.mp3</Play>';
const next = { '/dialed': response('<Play>{app}/next.mp3</Play>') };
const whisper = { '/whisper': response('<Play>{app}/whisper.mp3</Play>') };

function dialed(attributes: string, people = sales): ConformanceCase['documents'] {
  return {
    '/answer': response(`<Dial action="{app}/dialed" ${attributes}>${people}</Dial>${after}`),
    ...next,
    ...whisper,
  };
}

function answers(talks: number | null, keys = ''): Partial<CallSetup> {
  return {
    farEnds: [{ address: '*', act: 'answers', afterMilliseconds: 4_000, keys, talksMilliseconds: talks }],
  };
}

export const dialCases: ConformanceCase[] = [
  {
    rule: 'connects who answers, and tells action how it ended',
    source: `${page}: parameters sent to the action URL`,
    documents: dialed(''),
    setup: answers(30_000),
    tells: [
      { kind: 'leg-rang', leg: 1, target: '14155550123', at: 0 },
      { kind: 'leg-answered', leg: 1, at: 4 },
      { kind: 'connected', leg: 1, at: 4 },
      { kind: 'parted', leg: 1, at: 34 },
      asks(
        '/dialed',
        {
          DialStatus: 'completed',
          DialRingStatus: 'true',
          DialHangupCause: 'NORMAL_CLEARING',
          DialALegUUID: /./,
          DialBLegUUID: /^[0-9a-f-]{36}$/,
          Event: 'Redirect',
        },
        { at: 34 },
      ),
      hears('/next.mp3'),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'is busy',
    source: `${page}: DialStatus busy`,
    documents: dialed(''),
    does: [passes(3), acts(1, 'is-busy')],
    tells: [
      { kind: 'leg-ended', status: 'busy' },
      asks('/dialed', { DialStatus: 'busy', DialHangupCause: 'USER_BUSY', DialBLegUUID: '' }, { at: 3 }),
    ],
  },
  {
    rule: 'is declined',
    source: `${page}: DialHangupCause; ${framework}/elements.py: originate_disposition`,
    documents: dialed(''),
    does: [passes(3), acts(1, 'rejects')],
    tells: [asks('/dialed', { DialStatus: 'busy', DialHangupCause: 'CALL_REJECTED', DialBLegUUID: '' })],
  },
  {
    rule: 'fails before it rings',
    source: `${page}: DialStatus failed, DialRingStatus`,
    documents: dialed(''),
    does: [acts(1, 'fails')],
    tells: [
      asks('/dialed', {
        DialStatus: 'failed',
        DialRingStatus: 'false',
        DialHangupCause: 'UNALLOCATED_NUMBER',
      }),
    ],
  },
  {
    rule: 'rings as long as timeout says',
    source: `${page}: timeout`,
    documents: dialed('timeout="20"'),
    tells: [
      { kind: 'leg-rang', milliseconds: 20_000 },
      { kind: 'leg-ended', status: 'no-answer', at: 20 },
      asks(
        '/dialed',
        { DialStatus: 'no-answer', DialHangupCause: 'NO_ANSWER', DialRingStatus: 'true', DialBLegUUID: '' },
        { at: 20 },
      ),
    ],
  },
  {
    rule: 'rings for two minutes where no timeout is told',
    source: 'https://www.plivo.com/docs/voice/troubleshooting/hangup-causes: 6010',
    documents: dialed(''),
    tells: [asks('/dialed', { DialStatus: 'no-answer' }, { at: 120 })],
  },
  {
    rule: 'goes on with the document where there is no action',
    source: `${page}: action`,
    documents: { '/answer': response(`<Dial timeout="10">${sales}</Dial>${after}`) },
    tells: [hears('/after.mp3', { at: 10 })],
  },
  {
    rule: 'merely tells action with redirect="false", and goes on with the document',
    source: `${page}: redirect`,
    documents: dialed('redirect="false" timeout="10"'),
    tells: [
      asks('/dialed', { DialStatus: 'no-answer' }, { notice: true, at: 10 }),
      hears('/after.mp3', { at: 10 }),
    ],
    never: [hears('/next.mp3')],
  },
  {
    rule: 'rings several <Dial> one after the other',
    source: `${page}: sequential dialing`,
    documents: {
      '/answer': response(`<Dial timeout="10">${sales}</Dial><Dial timeout="10">${anna}</Dial>${after}`),
    },
    tells: [
      { kind: 'leg-rang', target: '14155550123', at: 0 },
      { kind: 'leg-rang', target: '14155550124', at: 10 },
      hears('/after.mp3', { at: 20 }),
    ],
  },
  {
    rule: 'rings several people at once, and hangs up on the others when one answers',
    source: `${page}: "Specify multiple Number and User elements for simultaneous dialing"`,
    documents: dialed('', `${sales}${anna}<User>sip:anna@phone.plivo.com</User>`),
    does: [passes(5), acts(2, 'answers'), passes(10), hangsUp('leg:2')],
    tells: [
      { kind: 'leg-rang', leg: 1, at: 0 },
      { kind: 'leg-rang', leg: 2, at: 0 },
      { kind: 'leg-rang', leg: 3, at: 0, target: 'sip:anna@phone.plivo.com' },
      { kind: 'connected', leg: 2, at: 5 },
      { kind: 'leg-ended', leg: 1, status: 'canceled', at: 5 },
      { kind: 'leg-ended', leg: 3, status: 'canceled', at: 5 },
      asks('/dialed', { DialStatus: 'completed' }, { at: 15 }),
    ],
  },
  {
    rule: 'waits for the last of several who do not answer',
    source: `${page}: simultaneous dialing`,
    documents: dialed('timeout="30"', `${sales}${anna}`),
    does: [passes(5), acts(1, 'is-busy'), passes(5), acts(2, 'rejects')],
    tells: [{ kind: 'leg-ended', leg: 1, at: 5 }, asks('/dialed', {}, { at: 10 })],
    never: [asks('/dialed', {}, { at: 5 })],
  },
  {
    rule: 'shows the caller’s number where no callerId is told',
    source: `${page}: callerId`,
    documents: dialed(''),
    tells: [{ kind: 'leg-rang', from: '+12125550100' }],
  },
  {
    rule: 'shows callerId',
    source: `${page}: callerId`,
    documents: dialed('callerId="14155550199"'),
    tells: [{ kind: 'leg-rang', from: '14155550199' }],
  },
  {
    rule: 'lets the caller hear it ringing, and no longer once they are connected',
    source: `${page}: dialMusic`,
    documents: dialed(''),
    setup: answers(10_000),
    tells: [
      { kind: 'sound-began', party: 'caller', sound: { kind: 'ringing' }, at: 0 },
      { kind: 'sound-cut', party: 'caller', at: 4 },
    ],
  },
  {
    rule: 'plays the document of dialMusic over and over while it rings',
    source: `${page}: dialMusic`,
    documents: {
      ...dialed('dialMusic="{app}/music" timeout="9"'),
      '/music': response('<Play>{app}/song.mp3</Play><Wait length="1"/>'),
    },
    tells: [
      asks('/music', {}, { method: 'POST', at: 0 }),
      hears('/song.mp3', { at: 0 }),
      hears('/song.mp3', { at: 3 }),
      hears('/song.mp3', { at: 6 }),
      asks('/dialed', {}, { at: 9 }),
    ],
    never: [asks('/music', {}, { at: 3 })],
  },
  {
    rule: 'asks for a document of dialMusic without a sound once',
    source: `${framework}/elements.py: _prepare_play_string makes no ringback of nothing`,
    documents: {
      ...dialed('dialMusic="{app}/music" timeout="9"'),
      '/music': [response(''), response(after)],
    },
    tells: [asks('/music', {}, { at: 0 }), asks('/dialed', {}, { at: 9 })],
    never: [asks('/music', {}, { at: 1 }), hears('/after.mp3', { at: 1 })],
  },
  {
    rule: 'lets the caller hear the carrier’s ringing with dialMusic="real"',
    source: `${page}: dialMusic real`,
    documents: dialed('dialMusic="real" timeout="9"'),
    tells: [{ kind: 'sound-began', sound: { kind: 'ringing' } }],
  },
  {
    rule: 'ends the talk after timeLimit seconds',
    source: `${page}: timeLimit`,
    documents: dialed('timeLimit="60"'),
    setup: answers(null),
    tells: [{ kind: 'connected', at: 4 }, asks('/dialed', { DialStatus: 'completed' }, { at: 64 })],
  },
  {
    rule: 'hangs up on the far end when the caller presses * with hangupOnStar',
    source: `${page}: hangupOnStar`,
    documents: dialed('hangupOnStar="true"'),
    setup: answers(null),
    does: [passes(10), presses('*')],
    tells: [
      { kind: 'parted', at: 10 },
      asks('/dialed', { DialStatus: 'completed' }, { at: 10 }),
      hears('/next.mp3'),
    ],
  },
  {
    rule: 'makes nothing of * without hangupOnStar',
    source: `${page}: hangupOnStar defaults to false`,
    documents: dialed(''),
    setup: answers(20_000),
    does: [passes(10), presses('*')],
    tells: [{ kind: 'parted', at: 24 }],
  },
  {
    rule: 'plays the document of confirmSound to who answers, and then connects',
    source: `${page}: confirmSound`,
    documents: dialed('confirmSound="{app}/whisper"'),
    setup: answers(10_000),
    tells: [
      { kind: 'leg-answered', at: 4 },
      asks('/whisper', {}, { method: 'POST', at: 4 }),
      {
        kind: 'sound-began',
        party: 'leg:1',
        sound: { kind: 'audio', url: 'https://app.test/whisper.mp3' },
        at: 4,
      },
      { kind: 'connected', at: 6 },
    ],
  },
  {
    rule: 'ignores all but Play, Speak and Wait in the document of confirmSound',
    source: `${page}: "Play, Wait, and/or Speak elements only (all others are ignored)"`,
    documents: {
      ...dialed('confirmSound="{app}/whisper"'),
      '/whisper': response('<Hangup/><Speak>A call</Speak>'),
    },
    setup: answers(10_000),
    tells: [
      { kind: 'sound-began', party: 'leg:1', sound: { kind: 'speech', text: 'A call' } },
      { kind: 'connected' },
    ],
  },
  {
    rule: 'connects nevertheless when the document of confirmSound cannot be had',
    source: `${framework}/elements.py: _prepare_play_string "Fetching remote sound from restxml failed"`,
    documents: { ...dialed('confirmSound="{app}/whisper"'), '/whisper': { status: 500 } },
    setup: answers(10_000),
    tells: [
      { kind: 'leg-answered', at: 4 },
      { kind: 'connected', at: 4 },
    ],
  },
  {
    rule: 'waits for confirmKey before it connects',
    source: `${page}: confirmKey`,
    documents: dialed('confirmSound="{app}/whisper" confirmKey="1"'),
    setup: answers(null),
    does: [passes(10), presses('1', 'leg:1'), passes(5), hangsUp()],
    tells: [{ kind: 'leg-answered', at: 4 }, { kind: 'connected', at: 10 }, ends('completed', 'caller')],
  },
  {
    rule: 'makes nothing of another key than confirmKey',
    source: `${page}: confirmKey`,
    documents: dialed('confirmSound="{app}/whisper" confirmKey="1" confirmTimeout="10"'),
    setup: answers(null),
    does: [passes(8), presses('2', 'leg:1')],
    tells: [{ kind: 'leg-answered', at: 4 }, asks('/dialed', {})],
    never: [{ kind: 'connected' }],
  },
  {
    rule: 'hangs up on who does not press confirmKey in time',
    source: `${page}: confirmTimeout "starts after the call is answered"`,
    documents: dialed('confirmSound="{app}/whisper" confirmKey="1" confirmTimeout="10"'),
    setup: answers(null),
    tells: [
      { kind: 'leg-answered', at: 4 },
      { kind: 'leg-ended', leg: 1, at: 14 },
      asks('/dialed', { DialStatus: 'no-answer' }, { at: 14 }),
    ],
    never: [{ kind: 'connected' }],
  },
  {
    rule: 'asks for no key without confirmSound',
    source: `${page}: confirmSound "must be specified for confirmKey"`,
    documents: dialed('confirmKey="1"'),
    setup: answers(10_000),
    tells: [{ kind: 'connected', at: 4 }],
  },
  {
    rule: 'tells callbackUrl of answer, talk and end, for each person',
    source: `${page}: parameters sent to the callback URL`,
    documents: dialed('callbackUrl="{app}/leg"', `${sales}${anna}`),
    does: [passes(5), acts(2, 'answers'), passes(37), hangsUp('leg:2')],
    tells: [
      asks(
        '/leg',
        {
          Event: 'DialAnswer',
          DialAction: 'answer',
          DialBLegPosition: '2',
          DialBLegTo: '14155550124',
          DialBLegFrom: '12125550100',
        },
        { notice: true, at: 5 },
      ),
      asks('/leg', { Event: 'DialConnected', DialAction: 'connected', DialBLegPosition: '2' }, { at: 5 }),
      asks(
        '/leg',
        {
          Event: 'DialHangup',
          DialAction: 'hangup',
          DialBLegPosition: '1',
          DialBLegDuration: '0',
          DialBLegHangupCauseCode: '1000',
        },
        { at: 5 },
      ),
      asks(
        '/leg',
        {
          Event: 'DialHangup',
          DialAction: 'hangup',
          DialBLegPosition: '2',
          DialBLegDuration: '37',
          DialBLegHangupCause: 'NORMAL_CLEARING',
          DialBLegHangupCauseName: 'Normal Hangup',
          DialBLegHangupCauseCode: '4000',
        },
        { at: 42 },
      ),
    ],
  },
  {
    rule: 'tells callbackUrl of somebody who is busy',
    source: 'https://www.plivo.com/docs/voice/troubleshooting/hangup-causes: "DialHangup events", 3010',
    documents: dialed('callbackUrl="{app}/leg"'),
    does: [passes(3), acts(1, 'is-busy')],
    tells: [
      asks('/leg', {
        DialAction: 'hangup',
        DialBLegHangupCauseCode: '3010',
        DialBLegHangupCauseName: 'Busy Line',
        DialBLegDuration: '0',
      }),
    ],
  },
  {
    rule: 'tells callbackUrl of keys that match digitsMatch',
    source: `${page}: digitsMatch`,
    documents: dialed('callbackUrl="{app}/leg" digitsMatch="*1,*2"'),
    setup: answers(30_000),
    does: [passes(10), presses('*2')],
    tells: [
      asks('/leg', { DialAction: 'digits', DialDigitsMatch: '*2', DialDigitsPressedBy: 'ALeg' }, { at: 10 }),
    ],
  },
  {
    rule: 'tells callbackUrl of the far end’s keys that match digitsMatchBLeg',
    source: `${page}: digitsMatchBLeg`,
    documents: dialed('callbackUrl="{app}/leg" digitsMatchBLeg="9"'),
    setup: answers(30_000),
    does: [passes(10), presses('9', 'leg:1')],
    tells: [
      asks('/leg', { DialAction: 'digits', DialDigitsMatch: '9', DialDigitsPressedBy: 'BLeg' }, { at: 10 }),
    ],
  },
  {
    rule: 'sends the keys of sendDigits to the far end',
    source: `${page}: Number sendDigits`,
    documents: dialed('', '<Number sendDigits="ww3">14155550123</Number>'),
    setup: answers(10_000),
    tells: [
      { kind: 'leg-answered' },
      { kind: 'sound-began', party: 'leg:1', sound: { kind: 'keys', keys: 'ww3' } },
    ],
  },
  {
    rule: 'connects a machine that answers like a person',
    source: `${page}: no machine detection`,
    documents: dialed(''),
    does: [passes(4), acts(1, 'machine-answers'), passes(5), hangsUp('leg:1')],
    tells: [
      { kind: 'leg-answered', by: 'machine' },
      { kind: 'connected', at: 4 },
      asks('/dialed', { DialStatus: 'completed' }),
    ],
  },
  {
    rule: 'hangs up on whoever rings when the caller hangs up',
    source: `${page}: DialStatus cancel; ${framework}/elements.py: ORIGINATOR_CANCEL`,
    documents: dialed('callbackUrl="{app}/leg"'),
    does: [passes(6), hangsUp()],
    tells: [
      { kind: 'leg-ended', status: 'canceled', at: 6 },
      asks('/leg', { DialAction: 'hangup', DialBLegHangupCauseCode: '1000' }),
    ],
  },
  {
    rule: 'does not pick up the caller’s call before somebody answers',
    source: `${framework}/outboundsocket.py: NO_ANSWER_ELEMENTS has Dial`,
    documents: dialed('timeout="10"'),
    tells: [asks('/dialed', { CallStatus: 'ringing' }, { at: 10 })],
  },
  {
    rule: 'passes over a <Dial> without anybody to ring',
    source: `${framework}/elements.py: "Dial Aborted, No Number to dial !"`,
    documents: { '/answer': response(`<Dial action="{app}/dialed"></Dial>${after}`) },
    tells: [{ kind: 'provider-complained' }, hears('/after.mp3', { at: 0 })],
    never: [asks('/dialed')],
  },
  {
    rule: 'records from the answer with startOnDialAnswer, and tells when the file is ready',
    source: 'https://www.plivo.com/docs/voice/xml/record: startOnDialAnswer',
    documents: {
      '/answer': response(
        `<Record startOnDialAnswer="true" action="{app}/began" redirect="false" callbackUrl="{app}/ready" maxLength="600"/><Dial action="{app}/dialed">${sales}</Dial>`,
      ),
      ...next,
    },
    setup: answers(20_000),
    does: [until('connected')],
    tells: [
      { kind: 'connected', at: 4 },
      { kind: 'recording-began', of: 'dial', at: 4 },
      asks('/began', { RecordingDuration: '-1' }, { notice: true, at: 4 }),
      { kind: 'recording-ended', of: 'dial', milliseconds: 20_000, at: 24 },
      asks('/ready', { RecordingDuration: '20', RecordUrl: /^https:/ }, { notice: true }),
    ],
  },
];
