import type { PhoneCommand } from '#runtime/simulator/phone-input.ts';
import {
  asks,
  type ConformanceCase,
  complains,
  type Doing,
  ends,
  hangsUp,
  hears,
  passes,
  response,
} from '../conformance.ts';

const pages = 'https://www.plivo.com/docs/voice';
const causes = `${pages}/troubleshooting/hangup-causes`;
const transfer = `${pages}/api/call/transfer-a-call`;
const song = response('<Play loop="0">{app}/song.mp3</Play>');

function commands(command: PhoneCommand): Doing {
  return { input: { kind: 'commanded', command } };
}
const moves = commands({ kind: 'redirect', url: 'https://app.test/moved', method: 'POST' });

/** What an application tells Plivo to do with a call that is on. */
export const restCases: ConformanceCase[] = [
  {
    rule: 'runs the document of aleg_url in place of what the caller hears',
    source: `${transfer}: aleg_url`,
    documents: { '/answer': song, '/moved': response('<Play>{app}/next.mp3</Play>') },
    does: [passes(5), moves],
    tells: [
      { kind: 'sound-cut', party: 'caller', at: 5 },
      asks('/moved', { CallStatus: 'in-progress', CallUUID: /./ }, { at: 5, notice: false }),
      hears('/next.mp3', { at: 5 }),
      ends('completed', 'application', { at: 7 }),
    ],
    never: [hears('/song.mp3', { at: 6 })],
  },
  {
    rule: 'hangs up on whoever is rung when the call is moved',
    source: `${transfer}: legs aleg`,
    documents: {
      '/answer': response('<Dial action="{app}/dialed"><Number>14155550123</Number></Dial>'),
      '/moved': response('<Play>{app}/next.mp3</Play>'),
    },
    does: [passes(5), moves],
    tells: [{ kind: 'leg-ended', leg: 1, status: 'canceled', at: 5 }, hears('/next.mp3', { at: 5 })],
    never: [asks('/dialed')],
  },
  {
    rule: 'takes the caller out of a conference when the call is moved',
    source: `${transfer}: aleg_url`,
    documents: {
      '/answer': response('<Conference action="{app}/left">team</Conference>'),
      '/moved': response('<Play>{app}/next.mp3</Play>'),
    },
    does: [passes(5), moves],
    tells: [{ kind: 'room-left', at: 5 }, hears('/next.mp3', { at: 5 })],
    never: [asks('/left')],
  },
  {
    rule: 'hangs up when aleg_url fails',
    source: `${causes}: 7013 Error Reaching Transfer URL`,
    documents: { '/answer': song, '/moved': { status: 500 } },
    does: [passes(5), moves],
    tells: [complains('7013'), ends('completed', 'provider'), asks('/status', { HangupCauseCode: '7013' })],
  },
  {
    rule: 'hangs up when the document of aleg_url cannot be run',
    source: `${causes}: 8013 Invalid Transfer XML`,
    documents: { '/answer': song, '/moved': 'moved' },
    does: [passes(5), moves],
    tells: [complains('8013'), ends('completed', 'provider'), asks('/status', { HangupCauseCode: '8013' })],
  },
  {
    rule: 'ends the call when it is told to',
    source: `${causes}: source API Request`,
    documents: { '/answer': song },
    does: [passes(9), commands({ kind: 'hang-up' })],
    tells: [
      { kind: 'call-ended', status: 'completed', at: 9 },
      asks('/status', { HangupSource: 'API Request', HangupCauseCode: '4000', Duration: '9' }),
    ],
  },
  {
    rule: 'records from then on, and tells the file in small letters',
    source: `${pages}/api/call/record-calls/start-recording-a-call: callback URL`,
    documents: { '/answer': song },
    does: [
      passes(5),
      commands({ kind: 'start-recording', callbackUrl: 'https://app.test/ready' }),
      passes(20),
      hangsUp(),
    ],
    tells: [
      { kind: 'recording-began', of: 'call', at: 5 },
      { kind: 'recording-ended', of: 'call', milliseconds: 20_000 },
      asks('/ready', {
        call_uuid: /./,
        record_url: /^https:/,
        recording_id: /./,
        recording_duration: '20',
        recording_duration_ms: '20000',
        CallUUID: undefined,
      }),
    ],
  },
];
