import {
  asks,
  type ConformanceCase,
  ends,
  hangsUp,
  hears,
  isTold,
  passes,
  response,
} from '../conformance.ts';

const pages = 'https://www.plivo.com/docs/voice/xml';
const framework = 'https://github.com/plivo/plivoframework, src/plivo/rest/freeswitch';
const after = '<Play>{app}/after.mp3</Play>';

/** Speak, Play, Wait, DTMF, PreAnswer, Message. */
export const promptCases: ConformanceCase[] = [
  {
    rule: 'plays elements one after the other',
    source: `${pages}/overview`,
    documents: { '/answer': response('<Play>{app}/one.mp3</Play><Play>{app}/two.mp3</Play>') },
    setup: { audio: { 'https://app.test/one.mp3': 3_000 } },
    tells: [
      hears('/one.mp3', { at: 0 }),
      hears('/two.mp3', { at: 3 }),
      ends('completed', 'application', { at: 5 }),
    ],
  },
  {
    rule: 'speaks with the voice WOMAN and in en-US where nothing else is told',
    source: `${pages}/speak: voice, language`,
    documents: { '/answer': response('<Speak>Hello.</Speak>') },
    tells: [
      isTold('Hello.', { sound: { kind: 'speech', text: 'Hello.', voice: 'WOMAN', language: 'en-US' } }),
    ],
  },
  {
    rule: 'speaks with the voice and language that are told',
    source: `${pages}/speak: voice, language`,
    documents: { '/answer': response('<Speak voice="Polly.Vicki" language="de-DE">Guten Tag</Speak>') },
    tells: [
      {
        kind: 'sound-began',
        sound: { kind: 'speech', text: 'Guten Tag', voice: 'Polly.Vicki', language: 'de-DE' },
      },
    ],
  },
  {
    rule: 'speaks the words of SSML without its tags',
    source: `${pages}/speak/ssml`,
    documents: {
      '/answer': response(
        '<Speak voice="Polly.Joanna">Press <break time="500ms"/><emphasis level="strong">one</emphasis> <sub alias="now">nw</sub></Speak>',
      ),
    },
    tells: [isTold('Press one now')],
  },
  {
    rule: 'speaks as often as loop says',
    source: `${pages}/speak: loop`,
    documents: { '/answer': response(`<Speak loop="3">Again</Speak>${after}`) },
    tells: [isTold('Again'), isTold('Again'), isTold('Again'), hears('/after.mp3')],
  },
  {
    rule: 'plays without end with loop="0"',
    source: `${pages}/play: loop`,
    documents: { '/answer': response(`<Play loop="0">{app}/one.mp3</Play>${after}`) },
    does: [passes(600), hangsUp()],
    tells: [hears('/one.mp3', { at: 598 }), ends('completed', 'caller', { at: 600 })],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'waits a second where no length is told',
    source: `${pages}/wait: length`,
    documents: { '/answer': response(`<Wait/>${after}`) },
    tells: [hears('/after.mp3', { at: 1 })],
  },
  {
    rule: 'waits as long as length says',
    source: `${pages}/wait: length`,
    documents: { '/answer': response(`<Wait length="7"/>${after}`) },
    tells: [
      { kind: 'sound-began', sound: { kind: 'silence' }, milliseconds: 7_000 },
      hears('/after.mp3', { at: 7 }),
    ],
  },
  {
    rule: 'ends a wait for silence after minSilence milliseconds',
    source: `${pages}/wait: silence, minSilence`,
    documents: { '/answer': response(`<Wait length="10" silence="true" minSilence="3000"/>${after}`) },
    tells: [hears('/after.mp3', { at: 3 })],
  },
  {
    rule: 'does not pick up for a wait in front of all else',
    source: `${pages}/wait: "If Wait is the first element, Plivo will wait the specified number of seconds before picking up the call"`,
    documents: { '/answer': response('<Wait length="4"/><Play>{app}/one.mp3</Play>') },
    tells: [ends('completed', 'application', { at: 6 })],
    never: [asks('/status', { Duration: '6' })],
  },
  {
    rule: 'goes on at once after the first key of an asynchronous DTMF',
    source: `${pages}/dtmf: async defaults to true`,
    documents: { '/answer': response(`<DTMF>1W2W3</DTMF>${after}`) },
    tells: [{ kind: 'sound-began', sound: { kind: 'keys', keys: '1W2W3' } }, hears('/after.mp3', { at: 0 })],
  },
  {
    rule: 'sends all keys before it goes on with async="false"; w lasts half a second, W a whole one',
    source: `${pages}/dtmf: async`,
    documents: { '/answer': response(`<DTMF async="false">WWw</DTMF>${after}`) },
    tells: [hears('/after.mp3', { at: 2.5 })],
  },
  {
    rule: 'plays what stands in PreAnswer before it picks up',
    source: `${pages}/preanswer`,
    documents: {
      '/answer': response(
        '<PreAnswer><Play>{app}/early.mp3</Play></PreAnswer><Redirect>{app}/next</Redirect>',
      ),
      '/next': response(after),
    },
    tells: [
      hears('/early.mp3', { at: 0 }),
      asks('/next', { CallStatus: /./ }, { at: 2 }),
      ends('completed', 'application', { at: 4 }),
    ],
    never: [asks('/status', { Duration: '4' })],
  },
  {
    rule: 'counts the call from the pick-up, not from the ringing',
    source: `${pages}/wait; ${pages}/request: Duration`,
    documents: { '/answer': response('<Wait length="5"/><Play>{app}/one.mp3</Play>') },
    tells: [asks('/status', { Duration: '2', Event: 'Hangup' })],
  },
  {
    rule: 'sends a message while the document goes on, and tells its callback',
    source: `${pages}/message: callbackUrl`,
    documents: {
      '/answer': response(
        `<Message src="14155550199" dst="12125550100" callbackUrl="{app}/sent">Hello</Message>${after}`,
      ),
    },
    tells: [asks('/sent', { Status: /./ }, { notice: true }), hears('/after.mp3', { at: 0 })],
  },
  {
    rule: 'plays nothing for an address that is none, and goes on',
    source: `${framework}/elements.py: Play.execute "Invalid Sound File - Ignoring Play"`,
    documents: { '/answer': response(`<Play>hello.mp3</Play>${after}`) },
    tells: [{ kind: 'provider-complained' }, hears('/after.mp3', { at: 0 })],
  },
  {
    rule: 'takes out the blanks around an address',
    source: `${framework}/elements.py: Element.prepare_text`,
    documents: { '/answer': response('<Play>\n  {app}/one.mp3\n</Play>') },
    tells: [hears('/one.mp3')],
  },
];
