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
  speaks,
} from '../conformance.ts';

const page = 'https://www.twilio.com/docs/voice/twiml/record';
const recordings = 'https://www.twilio.com/docs/voice/twiml/recording';
const after = '<Play>{app}/after.mp3</Play>';
const next = response('<Play>{app}/next.mp3</Play>');
/** Fifty characters: 3.333 s, and 0.2 s before the first word. */
const words = 'Please call me back tomorrow, this is Anna Example';

/** No beep, so that the recording begins at once. */
function record(attributes: string): ConformanceCase['documents'] {
  return {
    '/answer': response(`<Record action="{app}/recorded" playBeep="false" ${attributes}/>${after}`),
    '/recorded': next,
  };
}

const says = (text: string): Doing => speaks(text);

export const recordCases: ConformanceCase[] = [
  {
    rule: 'beeps and records what is said until it is silent for five seconds',
    source: `${page}#playbeep, #timeout`,
    documents: {
      '/answer': response(`<Record action="{app}/recorded"/>${after}`),
      '/recorded': next,
    },
    does: [passes(0.5), says(words)],
    tells: [
      { kind: 'sound-began', party: 'caller', sound: { kind: 'beep' }, at: 0 },
      { kind: 'recording-began', of: 'message', at: 0.5 },
      { kind: 'recording-ended', of: 'message', words },
      asks('/recorded', {
        RecordingUrl: /^https:\/\/api\.twilio\.com\/2010-04-01\/Accounts\/AC\w+\/Recordings\/RE[0-9a-f]{32}$/,
        RecordingSid: /^RE[0-9a-f]{32}$/,
        RecordingDuration: '4',
        Digits: '',
      }),
      hears('/next.mp3'),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'makes no request when nothing is said, and goes on',
    source: `${page}: a recording of silence alone is discarded`,
    documents: record(''),
    tells: [{ kind: 'recording-ended', milliseconds: 0, words: '', at: 5 }, hears('/after.mp3', { at: 5 })],
    never: [asks('/recorded')],
  },
  {
    rule: 'ends after as much silence as timeout says',
    source: `${page}#timeout`,
    documents: record('timeout="9"'),
    tells: [hears('/after.mp3', { at: 9 })],
  },
  {
    rule: 'never ends by silence with a timeout of 0',
    source: `${page}#timeout`,
    documents: record('timeout="0" maxLength="100"'),
    does: [says('Hello')],
    tells: [asks('/recorded', {}, { at: 100 })],
  },
  {
    rule: 'ends at any key and tells which',
    source: `${page}#finishonkey: defaults to 1234567890*#`,
    documents: record(''),
    does: [says(words), passes(6), presses('7')],
    tells: [
      { kind: 'recording-ended', at: 6 },
      asks('/recorded', { Digits: '7', CallStatus: 'in-progress' }, { method: 'POST', at: 6 }),
    ],
  },
  {
    rule: 'ends at the keys of finishOnKey alone',
    source: `${page}#finishonkey`,
    documents: record('finishOnKey="#" trim="do-not-trim"'),
    does: [says(words), passes(2), presses('1'), passes(2), presses('#')],
    tells: [
      { kind: 'keys-pressed', keys: '1', at: 2 },
      { kind: 'recording-ended', milliseconds: 4_000, at: 4 },
      asks('/recorded', { Digits: '#' }),
    ],
  },
  {
    rule: 'ends at no key when finishOnKey is empty',
    source: `${page}#finishonkey`,
    documents: record('finishOnKey="" maxLength="20" timeout="0"'),
    does: [says(words), passes(2), presses('1#')],
    tells: [asks('/recorded', {}, { at: 20 })],
  },
  {
    rule: 'ends at maxLength, without a key',
    source: `${page}#maxlength`,
    documents: record('maxLength="3"'),
    does: [says(words)],
    tells: [
      { kind: 'recording-ended', milliseconds: 3_000, at: 3 },
      asks('/recorded', { RecordingDuration: '3', Digits: '' }, { at: 3 }),
    ],
  },
  {
    rule: 'cuts silence off the end by default',
    source: `${page}#trim`,
    documents: record(''),
    does: [says(words)],
    tells: [{ kind: 'recording-ended', milliseconds: 3_533, at: 8.533 }],
  },
  {
    rule: 'keeps silence with do-not-trim',
    source: `${page}#trim`,
    documents: record('trim="do-not-trim"'),
    does: [says(words)],
    tells: [{ kind: 'recording-ended', milliseconds: 8_533, at: 8.533 }],
  },
  {
    rule: 'goes on recording while words follow each other',
    source: `${page}#timeout`,
    documents: record(''),
    does: [says(words), passes(7), says(words)],
    tells: [{ kind: 'recording-ended', words: `${words} ${words}`, milliseconds: 10_533 }],
  },
  {
    rule: 'tells the action of a caller who hangs up, and ignores its document',
    source: `${page}#action: Digits "hangup"`,
    documents: record(''),
    does: [says(words), passes(4), hangsUp()],
    tells: [
      { kind: 'recording-ended', words, at: 4 },
      asks('/recorded', { Digits: 'hangup', CallStatus: 'completed', RecordingSid: /^RE/ }, { notice: true }),
      ends('completed', 'caller', { at: 4 }),
    ],
    never: [hears('/next.mp3')],
  },
  {
    rule: 'asks its own document again without an action',
    source: `${page}#action: "the current document URL"`,
    documents: { '/answer': [response('<Record playBeep="false"/>'), next] },
    does: [says(words), presses('1')],
    tells: [asks('/answer', { Digits: '1', RecordingSid: /^RE/ }), hears('/next.mp3')],
  },
  {
    rule: 'asks by GET when method says so',
    source: `${page}#method`,
    documents: record('method="GET"'),
    does: [says(words), presses('1')],
    tells: [asks('/recorded', { Digits: '1' }, { method: 'GET' })],
  },
  {
    rule: 'tells recordingStatusCallback when the file is ready, later than the action',
    source: `${page}#recordingstatuscallback`,
    documents: record('recordingStatusCallback="{app}/ready"'),
    does: [says(words), passes(5), presses('1')],
    tells: [
      asks('/recorded', {}, { at: 5 }),
      asks(
        '/ready',
        {
          RecordingStatus: 'completed',
          RecordingSid: /^RE/,
          RecordingUrl: /^https:/,
          RecordingDuration: '4',
          RecordingChannels: '1',
          RecordingSource: 'RecordVerb',
          RecordingStartTime: 'Tue, 20 Oct 2026 09:00:00 +0000',
        },
        { notice: true, at: 7 },
      ),
    ],
  },
  {
    rule: 'tells recordingStatusCallback of the beginning and of silence when asked to',
    source: `${page}#recordingstatuscallbackevent`,
    documents: record(
      'recordingStatusCallback="{app}/ready" recordingStatusCallbackEvent="in-progress completed absent"',
    ),
    tells: [
      asks('/ready', { RecordingStatus: 'in-progress' }, { at: 0 }),
      asks('/ready', { RecordingStatus: 'absent' }, { at: 5 }),
    ],
    never: [asks('/ready', { RecordingStatus: 'completed' })],
  },
  {
    rule: 'tells recordingStatusCallback also after the caller has hung up',
    source: `${page}#recordingstatuscallback`,
    documents: record('recordingStatusCallback="{app}/ready"'),
    does: [says(words), passes(4), hangsUp()],
    tells: [
      ends('completed', 'caller', { at: 4 }),
      asks('/ready', { RecordingStatus: 'completed' }, { at: 6 }),
    ],
  },
  {
    rule: 'types out what was said when transcribe is true',
    source: `${page}#transcribecallback`,
    documents: record('transcribe="true" transcribeCallback="{app}/typed" maxLength="60"'),
    does: [says(words), passes(5), presses('1')],
    tells: [
      asks(
        '/typed',
        { TranscriptionText: words, TranscriptionStatus: 'completed', RecordingSid: /^RE/, CallSid: /^CA/ },
        { notice: true },
      ),
    ],
  },
  {
    rule: 'types nothing out with a transcribeCallback alone',
    source: `${page}#transcribe`,
    documents: record('transcribeCallback="{app}/typed"'),
    does: [says(words), presses('1')],
    tells: [asks('/recorded')],
    never: [asks('/typed')],
  },
  {
    rule: 'types nothing out of what may be longer than two minutes',
    source: `${page}#transcribe: "limited to recordings of two minutes or less"`,
    documents: record('transcribe="true" transcribeCallback="{app}/typed" maxLength="121"'),
    does: [says(words), presses('1')],
    tells: [asks('/recorded')],
    never: [asks('/typed')],
  },
  {
    rule: 'takes the default for a timeout, maxLength or finishOnKey that cannot be',
    source: 'https://www.twilio.com/docs/api/errors/13611, 13612, 13613',
    documents: record('timeout="x" maxLength="-1" finishOnKey="any"'),
    does: [says(words), presses('3')],
    tells: [complains('13611'), complains('13612'), complains('13613'), asks('/recorded', { Digits: '3' })],
  },
  {
    rule: 'records the whole call beside the document from <Start><Recording> on',
    source: recordings,
    documents: {
      '/answer': response(
        '<Play>{app}/one.mp3</Play><Start><Recording channels="mono" recordingStatusCallback="{app}/ready"/></Start><Play>{app}/two.mp3</Play>',
      ),
    },
    tells: [
      { kind: 'recording-began', of: 'call', at: 2 },
      hears('/two.mp3', { at: 2 }),
      { kind: 'recording-ended', of: 'call', milliseconds: 2_000, at: 4 },
      ends('completed', 'application', { at: 4 }),
      asks(
        '/ready',
        { RecordingStatus: 'completed', RecordingDuration: '2', RecordingChannels: '1' },
        { notice: true },
      ),
    ],
  },
  {
    rule: 'records a call when the REST API starts it',
    source: 'https://www.twilio.com/docs/voice/api/recording#create-a-recording-resource',
    documents: { '/answer': response('<Pause length="10"/>') },
    does: [
      passes(3),
      {
        input: {
          kind: 'commanded',
          command: { kind: 'start-recording', callbackUrl: 'https://app.test/ready' },
        },
      },
    ],
    tells: [
      { kind: 'recording-began', of: 'call', at: 3 },
      asks('/ready', { RecordingDuration: '7', RecordingSource: 'StartCallRecordingAPI' }, { at: 12 }),
    ],
  },
];
