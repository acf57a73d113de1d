import {
  asks,
  type ConformanceCase,
  complains,
  ends,
  hangsUp,
  hears,
  isTold,
  passes,
  response,
} from '../conformance.ts';

const docs = 'https://www.twilio.com/docs/voice/twiml';
const after = '<Play>{app}/after.mp3</Play>';

function answer(elements: string): ConformanceCase['documents'] {
  return { '/answer': response(elements) };
}

/** Say, Play, Pause, Redirect, Hangup, Reject, Sms. */
export const promptCases: ConformanceCase[] = [
  {
    rule: 'plays verbs one after the other and hangs up after the last',
    source: docs,
    documents: answer('<Play>{app}/one.mp3</Play><Play>{app}/two.mp3</Play>'),
    setup: { audio: { 'https://app.test/one.mp3': 3_000 } },
    tells: [
      hears('/one.mp3', { at: 0, milliseconds: 3_000 }),
      hears('/two.mp3', { at: 3 }),
      ends('completed', 'application', { at: 5 }),
    ],
  },
  {
    rule: 'says the words with the voice and language that are told',
    source: `${docs}/say#voice`,
    documents: answer('<Say voice="Polly.Vicki" language="de-DE">Guten Tag</Say>'),
    tells: [
      isTold('Guten Tag', {
        sound: { kind: 'speech', text: 'Guten Tag', voice: 'Polly.Vicki', language: 'de-DE' },
      }),
    ],
  },
  {
    rule: 'says the words of SSML without its tags, with its breaks',
    source: `${docs}/say/text-speech#ssml`,
    documents: answer('<Say>Press<break time="3s"/>one</Say>'),
    tells: [
      // Nine characters take 800 ms.
      isTold('Press one', { at: 0, milliseconds: 3_800 }),
    ],
  },
  {
    rule: 'says it as often as loop says',
    source: `${docs}/say#loop`,
    documents: answer(`<Say loop="3">Hi</Say>${after}`),
    tells: [isTold('Hi'), isTold('Hi'), isTold('Hi'), hears('/after.mp3')],
  },
  {
    rule: 'says an empty text not at all, with a warning',
    source: 'https://www.twilio.com/docs/api/errors/13520',
    documents: answer(`<Say> </Say>${after}`),
    tells: [complains('13520'), hears('/after.mp3', { at: 0 })],
  },
  {
    rule: 'fails at a text of more than 4096 characters, when its turn comes',
    source: 'https://www.twilio.com/docs/api/errors/13521',
    documents: answer(`<Play>{app}/one.mp3</Play><Say>${'word '.repeat(900)}</Say>${after}`),
    tells: [hears('/one.mp3', { at: 0 }), complains('13521', { at: 2 }), ends('completed', 'provider')],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'plays for ever with loop 0, until the caller hangs up',
    source: `${docs}/play#loop`,
    documents: answer(`<Play loop="0">{app}/one.mp3</Play>${after}`),
    does: [passes(60), hangsUp()],
    tells: [
      hears('/one.mp3', { at: 58 }),
      { kind: 'sound-cut', by: 'event', at: 60 },
      ends('completed', 'caller', { at: 60 }),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'stops a loop of 0 after a thousand times',
    source: `${docs}/play#loop: plays up to 1000 times`,
    documents: answer(`<Play loop="0">{app}/one.mp3</Play>${after}`),
    setup: { audio: { 'https://app.test/one.mp3': 100 } },
    tells: [hears('/after.mp3', { at: 100 })],
  },
  {
    rule: 'takes a relative address of a sound from the document’s own',
    source: `${docs}/play: relative URLs`,
    documents: answer('<Play>sounds/one.mp3</Play>'),
    tells: [hears('/sounds/one.mp3')],
  },
  {
    rule: 'plays the tones of digits, w half a second and W a whole one',
    source: `${docs}/play#digits`,
    documents: answer(`<Play digits="1wW2"/>${after}`),
    tells: [
      {
        kind: 'sound-began',
        party: 'caller',
        sound: { kind: 'keys', keys: '1wW2' },
        milliseconds: 2_000,
        at: 0,
      },
      hears('/after.mp3', { at: 2 }),
    ],
  },
  {
    rule: 'pauses a second by default and as long as length says',
    source: `${docs}/pause#length`,
    documents: answer(`<Play>{app}/one.mp3</Play><Pause/><Pause length="7"/>${after}`),
    tells: [hears('/after.mp3', { at: 10 })],
  },
  {
    rule: 'waits before it picks up when a pause comes first',
    source: `${docs}/pause: "Twilio will wait before picking up the call"`,
    documents: answer('<Pause length="4"/><Play>{app}/one.mp3</Play>'),
    does: [passes(2), hangsUp()],
    tells: [ends('no-answer', 'caller', { at: 2 }), asks('/status', { CallStatus: 'no-answer' })],
  },
  {
    rule: 'takes the default for a length that cannot be',
    source: 'https://www.twilio.com/docs/api/errors/13910',
    documents: answer(`<Pause length="long"/>${after}`),
    tells: [complains('13910'), hears('/after.mp3', { at: 1 })],
  },
  {
    rule: 'goes on with the document of a redirect; what stands behind it is never reached',
    source: `${docs}/redirect`,
    documents: {
      '/answer': response(`<Play>{app}/one.mp3</Play><Redirect>{app}/next</Redirect>${after}`),
      '/next': response('<Play>{app}/two.mp3</Play>'),
    },
    tells: [
      asks('/next', { CallStatus: 'in-progress' }, { method: 'POST', at: 2 }),
      hears('/two.mp3', { at: 2 }),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'asks a redirect by GET when method says so',
    source: `${docs}/redirect#method`,
    documents: {
      '/answer': response('<Redirect method="GET">{app}/next</Redirect>'),
      '/next': response(after),
    },
    tells: [asks('/next', {}, { method: 'GET' }), hears('/after.mp3')],
  },
  {
    rule: 'fails at a redirect without an address',
    source: 'https://www.twilio.com/docs/api/errors/13710',
    documents: answer('<Redirect/>'),
    tells: [complains('13710'), ends('completed', 'provider')],
  },
  {
    rule: 'hangs up at a hang-up; what stands behind it is never reached',
    source: `${docs}/hangup`,
    documents: answer(`<Play>{app}/one.mp3</Play><Hangup/>${after}`),
    tells: [ends('completed', 'application', { at: 2 })],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'answers the call before a hang-up that comes first',
    source: `${docs}/hangup: "does not prevent Twilio from answering the call"`,
    documents: answer('<Hangup/>'),
    tells: [ends('completed', 'application', { at: 0 }), asks('/status', { CallStatus: 'completed' })],
  },
  {
    rule: 'ends a rejected call as not answered',
    source: `${docs}/reject: "ends with a status of busy or no-answer"`,
    documents: answer('<Reject/>'),
    tells: [
      ends('no-answer', 'application', { at: 0 }),
      asks('/status', { CallStatus: 'no-answer', CallDuration: undefined }),
    ],
  },
  {
    rule: 'ends a call rejected as busy as busy',
    source: `${docs}/reject#reason`,
    documents: answer('<Reject reason="busy"/>'),
    tells: [ends('busy', 'application', { at: 0 })],
  },
  {
    rule: 'answers and ends the call where something stands before a reject',
    source: `${docs}/reject: only as the first verb`,
    documents: answer(`<Play>{app}/one.mp3</Play><Reject reason="busy"/>${after}`),
    tells: [hears('/one.mp3'), ends('completed', 'application', { at: 2 })],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'asks the action of a text message and follows its document',
    source: 'https://www.twilio.com/docs/voice/twiml/sms#action',
    documents: {
      '/answer': response(`<Sms action="{app}/sent">Hi</Sms>${after}`),
      '/sent': response('<Play>{app}/next.mp3</Play>'),
    },
    tells: [asks('/sent', { SmsStatus: 'sent' }), hears('/next.mp3')],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'passes over misspelled verbs, with a warning',
    source: 'https://www.twilio.com/docs/api/errors/12200',
    documents: answer(`<say>Hi</say><Speak>Hi</Speak>${after}`),
    tells: [complains('12200'), complains('12200'), hears('/after.mp3', { at: 0 })],
    never: [isTold('Hi')],
  },
  {
    rule: 'passes over unknown attributes, with a warning',
    source: 'https://www.twilio.com/docs/api/errors/12200',
    documents: answer('<Play volume="11">{app}/one.mp3</Play>'),
    tells: [complains('12200'), hears('/one.mp3', { at: 0 })],
  },
];
