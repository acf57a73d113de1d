import {
  asks,
  type ConformanceCase,
  ends,
  hangsUp,
  hears,
  passes,
  presses,
  response,
  speaks,
  until,
} from '../conformance.ts';

const page = 'https://www.plivo.com/docs/voice/xml/record';
const after = '<Play>{app}/after.mp3</Play>';

function recorded(attributes: string): ConformanceCase['documents'] {
  return {
    '/answer': response(`<Record action="{app}/recorded" ${attributes}/>${after}`),
    '/recorded': response('<Play>{app}/next.mp3</Play>'),
  };
}

export const recordCases: ConformanceCase[] = [
  {
    rule: 'beeps, records until the finish key, and tells action',
    source: `${page}: parameters sent to the action URL`,
    documents: recorded(''),
    does: [until('recording-began'), speaks('Please call me back'), passes(14), presses('#')],
    tells: [
      { kind: 'sound-began', sound: { kind: 'beep' } },
      { kind: 'recording-began', of: 'message' },
      { kind: 'recording-ended', of: 'message', words: 'Please call me back', milliseconds: 14_000 },
      asks('/recorded', {
        RecordUrl: /^https:\/\/media\.plivo\.com\//,
        RecordingID: /./,
        RecordingDuration: '14',
        RecordingDurationMs: '14000',
        RecordingStartMs: /^\d{13}$/,
        RecordingEndMs: /^\d{13}$/,
        Digits: '#',
      }),
      hears('/next.mp3'),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'makes nothing of another key than the finish key',
    source: `${page}: finishOnKey defaults to #`,
    documents: recorded('maxLength="20" timeout="20"'),
    does: [until('recording-began'), passes(5), presses('5')],
    tells: [{ kind: 'recording-ended', milliseconds: 20_000 }, asks('/recorded', { Digits: '' })],
  },
  {
    rule: 'ends at the key that finishOnKey names',
    source: `${page}: finishOnKey`,
    documents: recorded('finishOnKey="*"'),
    does: [until('recording-began'), passes(5), presses('*')],
    tells: [asks('/recorded', { Digits: '*', RecordingDuration: '5' })],
  },
  {
    rule: 'ends at any of several keys',
    source: `${page} (legacy page): finishOnKey "Defaults to 1234567890*#"`,
    documents: recorded('finishOnKey="12*"'),
    does: [until('recording-began'), passes(5), presses('9'), passes(1), presses('2')],
    tells: [asks('/recorded', { Digits: '2', RecordingDuration: '6' })],
  },
  {
    rule: 'does not beep with playBeep="false"',
    source: `${page}: playBeep`,
    documents: recorded('playBeep="false"'),
    tells: [{ kind: 'recording-began', at: 0 }],
    never: [{ kind: 'sound-began', sound: { kind: 'beep' } }],
  },
  {
    rule: 'ends after 15 seconds of silence by default',
    source: `${page}: timeout defaults to 15`,
    documents: recorded('playBeep="false" maxLength="60"'),
    tells: [asks('/recorded', {}, { at: 15 })],
  },
  {
    rule: 'ends after so much silence as timeout says',
    source: `${page}: timeout`,
    documents: recorded('playBeep="false" timeout="4"'),
    tells: [{ kind: 'recording-ended', at: 4 }, asks('/recorded', {}, { at: 4 })],
  },
  {
    rule: 'counts silence anew after words',
    source: `${page}: timeout "Seconds of silence"`,
    documents: recorded('playBeep="false" timeout="4"'),
    does: [passes(3), speaks('Hello')],
    tells: [{ kind: 'recording-ended', words: 'Hello' }],
    never: [asks('/recorded', {}, { at: 4 })],
  },
  {
    rule: 'records a minute at most by default',
    source: `${page}: maxLength defaults to 60`,
    documents: recorded('playBeep="false" timeout="100"'),
    tells: [
      { kind: 'recording-ended', milliseconds: 60_000, at: 60 },
      asks('/recorded', { RecordingDuration: '60' }),
    ],
  },
  {
    rule: 'records so long at most as maxLength says',
    source: `${page}: maxLength`,
    documents: recorded('playBeep="false" timeout="100" maxLength="30"'),
    tells: [{ kind: 'recording-ended', milliseconds: 30_000, at: 30 }],
  },
  {
    rule: 'goes on with the document where there is no action',
    source: `${page}: action`,
    documents: { '/answer': response(`<Record playBeep="false" maxLength="10"/>${after}`) },
    tells: [{ kind: 'recording-ended' }, hears('/after.mp3', { at: 10 })],
  },
  {
    rule: 'merely tells action with redirect="false", and goes on with the document',
    source: `${page}: redirect`,
    documents: recorded('playBeep="false" maxLength="10" redirect="false"'),
    tells: [
      asks('/recorded', { RecordingDuration: '10' }, { notice: true }),
      hears('/after.mp3', { at: 10 }),
    ],
    never: [hears('/next.mp3')],
  },
  {
    rule: 'tells callbackUrl when the file is ready',
    source: `${page}: callbackUrl`,
    documents: recorded('callbackUrl="{app}/ready"'),
    does: [until('recording-began'), passes(9), presses('#')],
    tells: [
      asks('/recorded'),
      asks('/ready', { RecordingDuration: '9', RecordUrl: /^https:/, RecordingID: /./ }, { notice: true }),
    ],
  },
  {
    rule: 'tells callbackUrl of what was said before the caller hung up',
    source: `${page}: callbackUrl`,
    documents: recorded('callbackUrl="{app}/ready"'),
    does: [until('recording-began'), speaks('Call me'), passes(9), hangsUp()],
    tells: [
      { kind: 'recording-ended', words: 'Call me' },
      ends('completed', 'caller'),
      asks('/ready', { RecordingDuration: '9' }),
    ],
  },
  {
    rule: 'sends the transcript in small letters',
    source: `${page}: parameters sent to the transcription URL`,
    documents: recorded('transcriptionType="auto" transcriptionUrl="{app}/typed"'),
    does: [until('recording-began'), speaks('Please call me back'), passes(14), presses('#')],
    tells: [
      asks(
        '/typed',
        {
          transcription: 'Please call me back',
          duration: '14',
          call_uuid: /./,
          recording_id: /./,
          error: '',
        },
        { method: 'POST', notice: true },
      ),
    ],
  },
  {
    rule: 'records the whole call with recordSession, tells action that it began and goes on',
    source: `${page}: recordSession; RecordingDuration -1`,
    documents: {
      '/answer': response(
        '<Record recordSession="true" action="{app}/recorded" redirect="false" callbackUrl="{app}/ready" maxLength="3600"/><Play>{app}/one.mp3</Play>',
      ),
    },
    tells: [
      { kind: 'recording-began', of: 'call', at: 0 },
      asks(
        '/recorded',
        { RecordingDuration: '-1', RecordingDurationMs: '-1', RecordingStartMs: '-1', RecordingEndMs: '-1' },
        { notice: true, at: 0 },
      ),
      hears('/one.mp3', { at: 0 }),
      { kind: 'recording-ended', of: 'call', milliseconds: 2_000 },
      asks('/ready', { RecordingDuration: '2' }),
    ],
    never: [{ kind: 'sound-began', sound: { kind: 'beep' } }],
  },
  {
    rule: 'follows the document of action where a recording of the call begins with redirect="true"',
    source: `${page}: redirect; https://github.com/plivo/plivoframework, src/plivo/rest/freeswitch/elements.py: Record.execute fetch_rest_xml`,
    documents: {
      '/answer': response(`<Record recordSession="true" action="{app}/recorded"/>${after}`),
      '/recorded': response('<Play>{app}/next.mp3</Play>'),
    },
    tells: [
      { kind: 'recording-began', of: 'call', at: 0 },
      asks('/recorded', { RecordingDuration: '-1' }, { notice: false }),
      hears('/next.mp3', { at: 0 }),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'ends the recording of a call at maxLength, not the call',
    source: `${page}: maxLength`,
    documents: {
      '/answer': response(
        '<Record recordSession="true" redirect="false" maxLength="5"/><Wait length="9"/><Play>{app}/one.mp3</Play>',
      ),
    },
    tells: [{ kind: 'recording-ended', of: 'call', milliseconds: 5_000 }, hears('/one.mp3', { at: 9 })],
  },
  {
    rule: 'takes no notice of finish keys and silence in the background',
    source: `${page}: "Only used when recordSession and startOnDialAnswer are false"`,
    documents: {
      '/answer': response(
        '<Record recordSession="true" redirect="false" finishOnKey="#" timeout="1"/><Play loop="5">{app}/one.mp3</Play>',
      ),
    },
    does: [passes(3), presses('#')],
    tells: [{ kind: 'recording-ended', of: 'call', milliseconds: 10_000 }],
  },
];
