import type { RoomChange } from '#runtime/simulator/phone-input.ts';
import {
  asks,
  type ConformanceCase,
  complains,
  type Doing,
  ends,
  hangsUp,
  hears,
  passes,
  presses,
  response,
} from '../conformance.ts';

const conferences = 'https://www.twilio.com/docs/voice/twiml/conference';
const enqueue = 'https://www.twilio.com/docs/voice/twiml/enqueue';
const queue = 'https://www.twilio.com/docs/voice/twiml/queue';
const streams = 'https://www.twilio.com/docs/voice/twiml/stream';
const after = '<Play>{app}/after.mp3</Play>';
const next = response('<Play>{app}/next.mp3</Play>');
const songs = { '/music': response('<Play>{app}/song.mp3</Play>') };

function meets(attributes: string, dial = 'action="{app}/left"'): ConformanceCase['documents'] {
  return {
    '/answer': response(`<Dial ${dial}><Conference ${attributes}>team</Conference></Dial>${after}`),
    '/left': next,
    ...songs,
  };
}

function waits(attributes: string): ConformanceCase['documents'] {
  return { '/answer': response(`<Enqueue ${attributes}>support</Enqueue>${after}`), '/left': next, ...songs };
}

function room(change: RoomChange, name = 'team'): Doing {
  return { input: { kind: 'room-changed', room: name, change } };
}

const all = 'statusCallback="{app}/room" statusCallbackEvent="start end join leave"';

export const roomCases: ConformanceCase[] = [
  {
    rule: 'plays Twilio’s music to whoever is the first in a conference',
    source: `${conferences}#waiturl`,
    documents: meets(''),
    does: [passes(5), hangsUp()],
    tells: [
      { kind: 'room-joined', room: 'team', place: 'conference', at: 0 },
      { kind: 'sound-began', party: 'caller', sound: { kind: 'music' }, milliseconds: null, at: 0 },
      { kind: 'room-left', room: 'team', at: 5 },
    ],
  },
  {
    rule: 'starts a conference when the second comes',
    source: `${conferences}#startconferenceonenter`,
    documents: meets(''),
    does: [passes(5), room('joined'), passes(10), hangsUp()],
    tells: [
      { kind: 'sound-cut', party: 'caller', at: 5 },
      { kind: 'room-opened', room: 'team', at: 5 },
    ],
  },
  {
    rule: 'keeps who may not start it waiting until a moderator comes',
    source: `${conferences}#startconferenceonenter`,
    documents: meets('startConferenceOnEnter="false"'),
    does: [passes(5), room('joined'), passes(5), room('opened'), passes(5), hangsUp()],
    tells: [{ kind: 'room-opened', at: 10 }],
    never: [{ kind: 'room-opened', at: 5 }],
  },
  {
    rule: 'is silent while waiting with an empty waitUrl',
    source: `${conferences}#waiturl`,
    documents: meets('waitUrl=""'),
    does: [passes(5), hangsUp()],
    tells: [{ kind: 'room-joined' }, { kind: 'room-left' }],
    never: [{ kind: 'sound-began' }],
  },
  {
    rule: 'plays the document of waitUrl, and asks for it again at its end',
    source: `${conferences}#waiturl`,
    documents: meets('waitUrl="{app}/music"'),
    does: [passes(5), hangsUp()],
    tells: [
      asks('/music', {}, { method: 'POST', at: 0 }),
      hears('/song.mp3', { at: 0 }),
      asks('/music', {}, { at: 2 }),
      hears('/song.mp3', { at: 4 }),
      { kind: 'sound-cut', at: 5 },
    ],
  },
  {
    rule: 'asks waitUrl by GET when waitMethod says so',
    source: `${conferences}#waitmethod`,
    documents: meets('waitUrl="{app}/music" waitMethod="GET"'),
    does: [passes(1), hangsUp()],
    tells: [asks('/music', {}, { method: 'GET' })],
  },
  {
    rule: 'passes over a gather in waitUrl’s document, with a warning',
    source: 'https://www.twilio.com/docs/api/errors/13238',
    documents: {
      ...meets('waitUrl="{app}/menu"'),
      '/menu': response('<Gather action="{app}/x" numDigits="1"/><Play>{app}/song.mp3</Play>'),
    },
    does: [presses('1'), passes(1), hangsUp()],
    tells: [complains('13238'), hears('/song.mp3', { at: 0 })],
    never: [asks('/x')],
  },
  {
    rule: 'tells the action of who has left, with the status answered',
    source: 'https://www.twilio.com/docs/voice/twiml/dial#action: DialCallStatus answered',
    documents: meets(''),
    does: [room('joined'), passes(9), room('closed')],
    tells: [
      { kind: 'room-left', at: 9 },
      asks(
        '/left',
        { DialCallStatus: 'answered', DialCallSid: undefined, DialCallDuration: undefined },
        { at: 9 },
      ),
      hears('/next.mp3', { at: 9 }),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'goes on with the document after a conference without an action',
    source: conferences,
    documents: meets('', ''),
    does: [room('joined'), passes(9), room('closed')],
    tells: [hears('/after.mp3', { at: 9 })],
  },
  {
    rule: 'lets a star leave the conference when hangupOnStar is true',
    source: 'https://www.twilio.com/docs/voice/twiml/dial#hanguponstar',
    documents: meets('', 'action="{app}/left" hangupOnStar="true"'),
    does: [room('joined'), passes(9), presses('*')],
    tells: [asks('/left', {}, { at: 9 })],
  },
  {
    rule: 'ends the stay at timeLimit of its dial',
    source: 'https://www.twilio.com/docs/voice/twiml/dial#timelimit',
    documents: meets('', 'action="{app}/left" timeLimit="60"'),
    tells: [asks('/left', {}, { at: 60 })],
  },
  {
    rule: 'tells statusCallback what is asked for, numbered',
    source: `${conferences}#statuscallbackevent`,
    documents: meets(all),
    does: [room('joined'), passes(9), room('left'), passes(1), hangsUp()],
    tells: [
      asks(
        '/room',
        {
          StatusCallbackEvent: 'participant-join',
          SequenceNumber: '1',
          FriendlyName: 'team',
          ConferenceSid: /^CF/,
        },
        { notice: true },
      ),
      asks('/room', { StatusCallbackEvent: 'participant-join', SequenceNumber: '2' }),
      asks('/room', { StatusCallbackEvent: 'conference-start', SequenceNumber: '3', CallSid: undefined }),
      asks('/room', { StatusCallbackEvent: 'participant-leave', SequenceNumber: '4' }),
      asks('/room', { StatusCallbackEvent: 'participant-leave', SequenceNumber: '5', CallSid: /^CA/ }),
      asks('/room', {
        StatusCallbackEvent: 'conference-end',
        ReasonConferenceEnded: 'last-participant-left',
        SequenceNumber: '6',
      }),
    ],
  },
  {
    rule: 'tells statusCallback nothing without statusCallbackEvent',
    source: `${conferences}#statuscallbackevent: no default`,
    documents: meets('statusCallback="{app}/room"'),
    does: [room('joined'), passes(9), hangsUp()],
    tells: [{ kind: 'room-left' }],
    never: [asks('/room')],
  },
  {
    rule: 'ends the conference with whoever has endConferenceOnExit',
    source: `${conferences}#endconferenceonexit`,
    documents: meets(`endConferenceOnExit="true" ${all}`),
    does: [room('joined'), room('joined'), passes(9), hangsUp()],
    tells: [
      asks('/room', {
        StatusCallbackEvent: 'conference-end',
        ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
      }),
    ],
  },
  {
    rule: 'leaves the conference to the others',
    source: `${conferences}#endconferenceonexit: defaults to false`,
    documents: meets(all),
    does: [room('joined'), room('joined'), passes(9), hangsUp()],
    tells: [asks('/room', { StatusCallbackEvent: 'participant-leave' })],
    never: [asks('/room', { StatusCallbackEvent: 'conference-end' })],
  },
  {
    rule: 'records a conference from its start',
    source: `${conferences}#record`,
    documents: meets('record="record-from-start" recordingStatusCallback="{app}/ready"'),
    does: [passes(4), room('joined'), passes(9), room('closed')],
    tells: [
      { kind: 'recording-began', of: 'conference', at: 4 },
      { kind: 'recording-ended', of: 'conference', milliseconds: 9_000, at: 13 },
      asks('/ready', { RecordingSource: 'Conference', RecordingStatus: 'completed' }, { at: 15 }),
    ],
  },
  {
    rule: 'beeps for those who come',
    source: `${conferences}#beep`,
    documents: meets(''),
    does: [room('joined'), passes(3), room('joined'), passes(1), hangsUp()],
    tells: [{ kind: 'sound-began', sound: { kind: 'beep' }, at: 3 }],
  },
  {
    rule: 'beeps for nobody when beep is false',
    source: `${conferences}#beep`,
    documents: meets('beep="false"'),
    does: [room('joined'), passes(3), room('joined'), passes(1), hangsUp()],
    tells: [{ kind: 'room-left' }],
    never: [{ kind: 'sound-began', sound: { kind: 'beep' } }],
  },
  {
    rule: 'knows nothing of other rooms',
    source: `${conferences}: rooms go by name`,
    documents: meets(''),
    does: [room('joined', 'others'), passes(3), hangsUp()],
    tells: [{ kind: 'room-left' }],
    never: [{ kind: 'room-opened' }],
  },
  {
    rule: 'plays Twilio’s music to who waits in a queue',
    source: `${enqueue}#waiturl`,
    documents: waits(''),
    does: [passes(5), hangsUp()],
    tells: [
      { kind: 'room-joined', room: 'support', place: 'queue', at: 0 },
      { kind: 'sound-began', sound: { kind: 'music' }, at: 0 },
    ],
  },
  {
    rule: 'tells waitUrl the place in the queue and the time',
    source: `${enqueue}#waiturl: request parameters`,
    documents: waits('waitUrl="{app}/music"'),
    does: [passes(3), room('joined', 'support'), passes(1.5), hangsUp()],
    tells: [
      asks('/music', {
        QueuePosition: '1',
        QueueTime: '0',
        CurrentQueueSize: '1',
        QueueSid: /^QU/,
        MaxQueueSize: '1000',
      }),
      asks('/music', { QueueTime: '2' }, { at: 2 }),
      asks('/music', { QueueTime: '4', CurrentQueueSize: '2' }, { at: 4 }),
    ],
  },
  {
    rule: 'connects who waits when somebody takes the call, and tells the action when both have talked',
    source: `${enqueue}#action: QueueResult bridged`,
    documents: waits('action="{app}/left" waitUrl="{app}/music"'),
    does: [passes(5), room('opened', 'support'), passes(30), room('closed', 'support')],
    tells: [
      { kind: 'sound-cut', party: 'caller', at: 5 },
      { kind: 'room-opened', room: 'support', place: 'queue', at: 5 },
      asks('/left', { QueueResult: 'bridged', QueueTime: /^\d+$/, QueueSid: /^QU/ }, { at: 35 }),
      hears('/next.mp3', { at: 35 }),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'goes on with the document after a queue without an action',
    source: `${enqueue}#action`,
    documents: waits(''),
    does: [passes(5), room('opened', 'support'), passes(30), room('closed', 'support')],
    tells: [hears('/after.mp3', { at: 35 })],
  },
  {
    rule: 'leaves the queue at <Leave> in waitUrl’s document',
    source: 'https://www.twilio.com/docs/voice/twiml/leave',
    documents: {
      ...waits('action="{app}/left" waitUrl="{app}/menu"'),
      '/menu': response('<Play>{app}/song.mp3</Play><Leave/>'),
    },
    tells: [
      { kind: 'room-left', place: 'queue', at: 2 },
      asks('/left', { QueueResult: 'leave', QueueTime: '2' }, { at: 2 }),
      hears('/next.mp3', { at: 2 }),
    ],
  },
  {
    rule: 'takes keys in waitUrl’s document of a queue',
    source: `${enqueue}#waiturl: Gather`,
    documents: {
      ...waits('action="{app}/left" waitUrl="{app}/menu"'),
      '/menu': response('<Gather action="{app}/choice" numDigits="1"><Play>{app}/song.mp3</Play></Gather>'),
      '/choice': response('<Leave/>'),
    },
    does: [passes(1), presses('9')],
    tells: [
      { kind: 'sound-cut', by: 'key', at: 1 },
      asks('/choice', { Digits: '9' }),
      asks('/left', { QueueResult: 'leave' }, { at: 1 }),
    ],
  },
  {
    rule: 'ends the call at a hang-up in waitUrl’s document of a queue',
    source: `${enqueue}#waiturl: Hangup`,
    documents: { ...waits('waitUrl="{app}/menu"'), '/menu': response('<Pause length="3"/><Hangup/>') },
    tells: [ends('completed', 'application', { at: 3 })],
  },
  {
    rule: 'tells the action of who hangs up while waiting',
    source: `${enqueue}#action: QueueResult hangup`,
    documents: waits('action="{app}/left"'),
    does: [passes(5), hangsUp()],
    tells: [asks('/left', { QueueResult: 'hangup', CallStatus: 'completed' }, { notice: true })],
    never: [hears('/next.mp3')],
  },
  {
    rule: 'tells the action of who is moved out of the queue by the REST API, and follows the new document',
    source: `${enqueue}#action: QueueResult redirected`,
    documents: { ...waits('action="{app}/left"'), '/moved': response('<Play>{app}/moved.mp3</Play>') },
    does: [
      passes(5),
      {
        input: {
          kind: 'commanded',
          command: { kind: 'redirect', url: 'https://app.test/moved', method: 'POST' },
        },
      },
    ],
    tells: [
      { kind: 'sound-cut', party: 'caller', at: 5 },
      asks('/left', { QueueResult: 'redirected' }, { notice: true }),
      hears('/moved.mp3', { at: 5 }),
    ],
    never: [hears('/next.mp3')],
  },
  {
    rule: 'does nothing at <Leave> outside of a queue',
    source: 'https://www.twilio.com/docs/voice/twiml/leave',
    documents: { '/answer': response(`<Leave/>${after}`) },
    tells: [complains('12200'), hears('/after.mp3', { at: 0 })],
  },
  {
    rule: 'fails at a queue without a name',
    source: 'https://www.twilio.com/docs/api/errors/14201',
    documents: { '/answer': response(`<Enqueue/>${after}`) },
    tells: [complains('14201'), ends('completed', 'provider')],
  },
  {
    rule: 'takes who waits longest in a queue and tells the action afterwards',
    source: queue,
    documents: {
      '/answer': response(`<Dial action="{app}/left"><Queue>support</Queue></Dial>${after}`),
      '/left': next,
    },
    does: [passes(4), room('opened', 'support'), passes(30), room('closed', 'support')],
    tells: [
      { kind: 'room-joined', room: 'support', place: 'queue', at: 0 },
      { kind: 'room-opened', at: 4 },
      asks('/left', { DialCallStatus: 'answered' }, { at: 34 }),
    ],
  },
  {
    rule: 'gives an empty queue up at timeout of its dial',
    source: `${queue}: waits until timeout`,
    documents: {
      '/answer': response(`<Dial action="{app}/left" timeout="10"><Queue>support</Queue></Dial>${after}`),
      '/left': next,
    },
    tells: [asks('/left', { DialCallStatus: 'no-answer' }, { at: 15 })],
  },
  {
    rule: 'stands still at a connected stream until it is closed, and goes on',
    source: `${streams}#bidirectional`,
    documents: {
      '/answer': response(
        `<Connect><Stream name="agent" url="wss://agent.test/s" statusCallback="{app}/stream"/></Connect>${after}`,
      ),
    },
    does: [passes(40), room('closed', 'agent')],
    tells: [
      { kind: 'room-joined', room: 'agent', place: 'stream', at: 0 },
      asks(
        '/stream',
        { StreamEvent: 'stream-started', StreamSid: /^MZ/, StreamName: 'agent' },
        { notice: true },
      ),
      asks('/stream', { StreamEvent: 'stream-stopped' }, { at: 40 }),
      { kind: 'room-left', place: 'stream', at: 40 },
      hears('/after.mp3', { at: 40 }),
    ],
  },
  {
    rule: 'asks the action of a connect when its stream is closed',
    source: 'https://www.twilio.com/docs/voice/twiml/connect#action',
    documents: {
      '/answer': response(
        `<Connect action="{app}/left"><Stream url="wss://agent.test/s"/></Connect>${after}`,
      ),
      '/left': next,
    },
    does: [passes(40), room('closed', 'wss://agent.test/s')],
    tells: [asks('/left', {}, { at: 40 }), hears('/next.mp3', { at: 40 })],
  },
  {
    rule: 'goes on at once beside a started stream, which ends with the call or at <Stop>',
    source: `${streams}#unidirectional`,
    documents: {
      '/answer': response(
        `<Start><Stream name="ears" url="wss://agent.test/s" statusCallback="{app}/stream"/></Start>${after}<Stop><Stream name="ears"/></Stop><Pause length="5"/>`,
      ),
    },
    tells: [
      asks('/stream', { StreamEvent: 'stream-started' }, { at: 0 }),
      hears('/after.mp3', { at: 0 }),
      asks('/stream', { StreamEvent: 'stream-stopped' }, { at: 2 }),
      ends('completed', 'application', { at: 7 }),
    ],
  },
];
