import type { RoomChange } from '#runtime/simulator/phone-input.ts';
import {
  asks,
  type ConformanceCase,
  type Doing,
  ends,
  hangsUp,
  hears,
  passes,
  presses,
  response,
} from '../conformance.ts';

const page = 'https://www.plivo.com/docs/voice/xml/conference';
const streams = 'https://docs.plivo.com/docs/voice/xml/audiostream';
const parties = 'https://docs.plivo.com/docs/voice/xml/multipartycall';
const after = '<Play>{app}/after.mp3</Play>';
const music = { '/music': response('<Play>{app}/song.mp3</Play>') };

function met(attributes: string): ConformanceCase['documents'] {
  return {
    '/answer': response(`<Conference ${attributes}>team</Conference>${after}`),
    '/left': response('<Play>{app}/next.mp3</Play>'),
    ...music,
  };
}

function room(change: RoomChange, name = 'team'): Doing {
  return { input: { kind: 'room-changed', room: name, change } };
}

/** Conference, MultiPartyCall, Stream. */
export const roomCases: ConformanceCase[] = [
  {
    rule: 'puts the caller into the room, and its callback is told who it is',
    source: `${page}: parameters sent to the callback URL`,
    documents: met('callbackUrl="{app}/room"'),
    does: [passes(10), hangsUp()],
    tells: [
      { kind: 'room-joined', room: 'team', place: 'conference', at: 0 },
      asks(
        '/room',
        {
          ConferenceAction: 'enter',
          ConferenceName: 'team',
          ConferenceUUID: /./,
          ConferenceMemberID: /./,
          Event: 'ConferenceEnter',
          CallUUID: /./,
        },
        { notice: true },
      ),
      asks('/room', { ConferenceAction: 'exit', ConferenceName: 'team', Event: 'ConferenceExit' }),
    ],
  },
  {
    rule: 'tells the callback of a member nothing of the others, who have their own',
    source:
      'https://github.com/plivo/plivoframework, src/plivo/rest/freeswitch/elements.py: _notify_enter_conf',
    documents: met('callbackUrl="{app}/room"'),
    does: [passes(5), room('joined'), passes(5), room('left'), passes(5), hangsUp()],
    tells: [
      asks('/room', { ConferenceAction: 'enter' }, { at: 0 }),
      asks('/room', { ConferenceAction: 'exit' }, { at: 15 }),
    ],
    never: [
      asks('/room', { ConferenceAction: 'enter' }, { at: 5 }),
      asks('/room', { ConferenceAction: 'exit' }, { at: 10 }),
    ],
  },
  {
    rule: 'plays the document of waitSound until the conference starts',
    source: `${page}: waitSound, startConferenceOnEnter`,
    documents: met('startConferenceOnEnter="false" waitSound="{app}/music"'),
    does: [passes(5), room('opened'), passes(20), hangsUp()],
    tells: [
      asks('/music', {}, { method: 'POST', at: 0 }),
      hears('/song.mp3', { at: 0 }),
      hears('/song.mp3', { at: 2 }),
      hears('/song.mp3', { at: 4 }),
      { kind: 'sound-cut', party: 'caller', at: 5 },
      ends('completed', 'caller', { at: 25 }),
    ],
    never: [hears('/song.mp3', { at: 6 }), asks('/music', {}, { at: 2 })],
  },
  {
    rule: 'plays its own music to those who wait where no waitSound is told',
    source: `${page}: "hears background music until another member joins"`,
    documents: met('startConferenceOnEnter="false"'),
    does: [passes(5), room('opened'), passes(5), hangsUp()],
    tells: [
      { kind: 'sound-began', sound: { kind: 'music' }, at: 0 },
      { kind: 'sound-cut', at: 5 },
    ],
  },
  {
    rule: 'plays nothing where the document of waitSound cannot be had, and stays',
    source: 'https://github.com/plivo/plivoframework, src/plivo/rest/freeswitch/elements.py: _prepare_moh',
    documents: { ...met('startConferenceOnEnter="false" waitSound="{app}/none"'), '/none': { status: 404 } },
    does: [passes(20), hangsUp()],
    tells: [{ kind: 'room-joined' }, ends('completed', 'caller', { at: 20 })],
    never: [hears('/song.mp3')],
  },
  {
    rule: 'beeps when somebody enters with enterSound="beep:1"',
    source: `${page}: enterSound`,
    documents: met('enterSound="beep:1"'),
    does: [room('opened'), passes(5), room('joined'), passes(5), hangsUp()],
    tells: [{ kind: 'room-joined' }, { kind: 'sound-began', sound: { kind: 'beep' }, at: 5 }],
  },
  {
    rule: 'does not beep by default',
    source: `${page}: enterSound defaults to ""`,
    documents: met(''),
    does: [passes(5), hangsUp()],
    tells: [{ kind: 'room-joined' }],
    never: [{ kind: 'sound-began', sound: { kind: 'beep' } }],
  },
  {
    rule: 'asks action when the conference is over, and follows its document',
    source: `${page}: action`,
    documents: met('action="{app}/left"'),
    does: [passes(5), room('joined'), passes(30), room('closed')],
    tells: [
      { kind: 'room-left', at: 35 },
      asks('/left', { ConferenceName: 'team', Event: 'Redirect' }, { at: 35 }),
      hears('/next.mp3'),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'goes on with the document where there is no action',
    source: `${page}: action`,
    documents: met(''),
    does: [passes(5), room('joined'), passes(30), room('closed')],
    tells: [{ kind: 'room-left', at: 35 }, hears('/after.mp3', { at: 35 })],
  },
  {
    rule: 'merely tells action with redirect="false", and goes on with the document',
    source: `${page}: redirect`,
    documents: met('action="{app}/left" redirect="false"'),
    does: [passes(5), room('joined'), passes(30), room('closed')],
    tells: [asks('/left', { ConferenceName: 'team' }, { notice: true }), hears('/after.mp3')],
    never: [hears('/next.mp3')],
  },
  {
    rule: 'lets the caller leave by * with hangupOnStar',
    source: `${page}: hangupOnStar`,
    documents: met('action="{app}/left" hangupOnStar="true"'),
    does: [passes(5), room('joined'), passes(5), presses('*')],
    tells: [{ kind: 'room-left', at: 10 }, asks('/left', {}, { at: 10 })],
  },
  {
    rule: 'ends after timeLimit seconds',
    source: `${page}: timeLimit`,
    documents: met('action="{app}/left" timeLimit="300"'),
    does: [room('joined')],
    tells: [{ kind: 'room-left', at: 300 }, asks('/left', {}, { at: 300 })],
  },
  {
    rule: 'tells its callback of keys that match digitsMatch',
    source: `${page}: digitsMatch`,
    documents: met('callbackUrl="{app}/room" digitsMatch="*1,#"'),
    does: [room('joined'), passes(3), presses('#'), passes(3), hangsUp()],
    tells: [
      asks(
        '/room',
        { ConferenceAction: 'digits', ConferenceDigitsMatch: '#', Event: 'ConferenceDigitsMatch' },
        { at: 3 },
      ),
    ],
  },
  {
    rule: 'closes the room for who is left alone with stayAlone="false"',
    source: `${page}: stayAlone`,
    documents: met('action="{app}/left" stayAlone="false"'),
    does: [passes(2), room('joined'), passes(8), room('left')],
    tells: [{ kind: 'room-left', at: 10 }, asks('/left', {}, { at: 10 })],
  },
  {
    rule: 'keeps who is left alone by default',
    source: `${page}: stayAlone defaults to true`,
    documents: met('action="{app}/left"'),
    does: [passes(2), room('joined'), passes(8), room('left'), passes(10), hangsUp()],
    tells: [ends('completed', 'caller', { at: 20 })],
    never: [{ kind: 'room-left', at: 10 }],
  },
  {
    rule: 'records the conference and tells its callback',
    source: `${page}: record; ConferenceAction record`,
    documents: met('callbackUrl="{app}/room" record="true"'),
    does: [room('joined'), passes(60), hangsUp()],
    tells: [
      { kind: 'recording-began', of: 'conference' },
      { kind: 'recording-ended', of: 'conference' },
      asks('/room', { ConferenceAction: 'record', RecordUrl: /^https:/, RecordingID: /./ }),
    ],
  },
  {
    rule: 'runs nothing of a document with a conference without a name',
    source:
      'https://github.com/plivo/plivoframework, src/plivo/rest/freeswitch/elements.py: "Conference Room must be defined"',
    documents: { '/answer': response(`${after}<Conference> </Conference>`) },
    tells: [{ kind: 'provider-complained', code: '8011' }, { kind: 'call-ended' }],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'lets a customer of a multiparty call wait with the music that GET brings',
    source: `${parties}: waitMusicUrl, waitMusicMethod defaults to GET`,
    documents: {
      '/answer': response(
        '<MultiPartyCall role="Customer" startMpcOnEnter="false" waitMusicUrl="{app}/music" onExitActionUrl="{app}/left">line</MultiPartyCall>',
      ),
      '/left': response('<Play>{app}/next.mp3</Play>'),
      ...music,
    },
    does: [passes(5), room('opened', 'line'), passes(20), room('closed', 'line')],
    tells: [
      { kind: 'room-joined', room: 'line' },
      asks('/music', {}, { method: 'GET' }),
      hears('/song.mp3'),
      { kind: 'sound-cut', at: 5 },
      asks('/left', {}, { method: 'POST', at: 25 }),
      hears('/next.mp3'),
    ],
  },
  {
    rule: 'wants a role in a multiparty call',
    source: `${parties}: role is required`,
    documents: { '/answer': response('<MultiPartyCall>line</MultiPartyCall>') },
    tells: [{ kind: 'provider-complained', code: '8011' }, { kind: 'call-ended' }],
  },
  {
    rule: 'hands the call to a stream and goes on when it has ended, with keepCallAlive',
    source: `${streams}: keepCallAlive, bidirectional`,
    documents: {
      '/answer': response(
        `<Stream bidirectional="true" keepCallAlive="true" statusCallbackUrl="{app}/stream">wss://agent.test/talk</Stream>${after}`,
      ),
    },
    does: [passes(30), room('closed', 'wss://agent.test/talk')],
    tells: [
      { kind: 'room-joined', place: 'stream', at: 0 },
      asks('/stream', { Event: 'StartStream' }, { notice: true, at: 0.2 }),
      asks('/stream', { Event: 'StopStream' }, { at: 30 }),
      { kind: 'room-left', place: 'stream', at: 30 },
      hears('/after.mp3', { at: 30 }),
    ],
  },
  {
    rule: 'tells when a stream cannot be connected, and goes on',
    source: `${streams}: DroppedStream "failed to connect or got disconnected"`,
    documents: {
      '/answer': response(
        `<Stream bidirectional="true" keepCallAlive="true" statusCallbackUrl="{app}/stream">wss://agent.test/talk</Stream>${after}`,
      ),
    },
    does: [room('failed', 'wss://agent.test/talk')],
    tells: [
      asks(
        '/stream',
        { Event: 'DroppedStream', StreamID: /./, ServiceURL: 'wss://agent.test/talk' },
        { at: 0 },
      ),
      hears('/after.mp3', { at: 0 }),
    ],
    never: [asks('/stream', { Event: 'StartStream' })],
  },
  {
    rule: 'tells when a stream breaks, and goes on',
    source: `${streams}: DroppedStream`,
    documents: {
      '/answer': response(
        `<Stream bidirectional="true" keepCallAlive="true" statusCallbackUrl="{app}/stream">wss://agent.test/talk</Stream>${after}`,
      ),
    },
    does: [passes(20), room('failed', 'wss://agent.test/talk')],
    tells: [
      asks('/stream', { Event: 'StartStream' }, { at: 0.2 }),
      asks('/stream', { Event: 'DroppedStream' }, { at: 20 }),
      hears('/after.mp3', { at: 20 }),
    ],
  },
  {
    rule: 'goes on at once beside a stream without keepCallAlive',
    source: `${streams}: keepCallAlive defaults to false`,
    documents: {
      '/answer': response(`<Stream statusCallbackUrl="{app}/stream">wss://agent.test/talk</Stream>${after}`),
    },
    tells: [
      asks('/stream', { Event: 'StartStream' }),
      hears('/after.mp3', { at: 0 }),
      asks('/stream', { Event: 'StopStream' }),
    ],
  },
  {
    rule: 'keeps the call for streams of both directions alone',
    source: `${streams}: "It applies only when the bi-directional audio stream is set to true"`,
    documents: { '/answer': response(`<Stream keepCallAlive="true">wss://agent.test/talk</Stream>${after}`) },
    tells: [hears('/after.mp3', { at: 0 })],
  },
  {
    rule: 'ends a stream after streamTimeout seconds and goes on',
    source: `${streams}: streamTimeout`,
    documents: {
      '/answer': response(
        `<Stream bidirectional="true" keepCallAlive="true" streamTimeout="60">wss://agent.test/talk</Stream>${after}`,
      ),
    },
    tells: [{ kind: 'room-left', at: 60.2 }, hears('/after.mp3', { at: 60.2 })],
  },
  {
    rule: 'takes no outbound track of a stream in both directions',
    source: `${streams}: "When bidirectional is true, audioTrack should not be outbound or both"`,
    documents: {
      '/answer': response('<Stream bidirectional="true" audioTrack="both">wss://agent.test/talk</Stream>'),
    },
    tells: [{ kind: 'provider-complained', code: '8011' }, { kind: 'call-ended' }],
  },
];
