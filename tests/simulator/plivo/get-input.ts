import {
  asks,
  type ConformanceCase,
  ends,
  hears,
  isTold,
  passes,
  presses,
  response,
  speaks,
  until,
} from '../conformance.ts';

const page = 'https://www.plivo.com/docs/voice/xml/getinput';
const menu = '<Play>{app}/menu.mp3</Play>';
const after = '<Play>{app}/after.mp3</Play>';
const next = { '/digits': response('<Play>{app}/next.mp3</Play>') };

function asked(attributes: string, behind = after): ConformanceCase['documents'] {
  const input = `<GetInput action="{app}/digits" inputType="dtmf" ${attributes}>${menu}</GetInput>${behind}`;
  return { '/answer': response(input), ...next };
}

function spoken(attributes: string): ConformanceCase['documents'] {
  const input = `<GetInput action="{app}/digits" inputType="speech" ${attributes}>${menu}</GetInput>${after}`;
  return { '/answer': response(input), ...next };
}

export const getInputCases: ConformanceCase[] = [
  {
    rule: 'sends the digits to action, with the kind of input, and follows its document',
    source: `${page}: parameters sent to the action URL`,
    documents: asked('numDigits="1"'),
    does: [passes(3), presses('4')],
    tells: [
      asks(
        '/digits',
        { Digits: '4', InputType: 'dtmf', Speech: '', Event: 'Redirect', CallStatus: 'in-progress' },
        { method: 'POST', at: 3 },
      ),
      hears('/next.mp3', { at: 3 }),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'goes on with the next element and asks nobody when nothing is entered',
    source: `${page}: executionTimeout`,
    documents: asked('executionTimeout="8"'),
    tells: [hears('/menu.mp3', { at: 0 }), hears('/after.mp3', { at: 10 })],
    never: [asks('/digits')],
  },
  {
    rule: 'counts executionTimeout from the end of the prompts',
    source: `${page}: "This duration is counted after nested Play/Speak elements have ended"`,
    documents: asked('executionTimeout="5"'),
    tells: [
      { kind: 'listening', at: 2, milliseconds: 5_000, keys: true, speech: false },
      hears('/after.mp3', { at: 7 }),
    ],
  },
  {
    rule: 'waits 15 seconds by default',
    source: `${page}: executionTimeout defaults to 15`,
    documents: asked(''),
    tells: [hears('/after.mp3', { at: 17 })],
  },
  {
    rule: 'never waits less than 5 seconds',
    source: `${page}: executionTimeout 5 to 60`,
    documents: asked('executionTimeout="2"'),
    tells: [{ kind: 'provider-complained' }, hears('/after.mp3', { at: 7 })],
  },
  {
    rule: 'never waits more than 60 seconds',
    source: `${page}: executionTimeout 5 to 60`,
    documents: asked('executionTimeout="90"'),
    tells: [hears('/after.mp3', { at: 62 })],
  },
  {
    rule: 'stops the prompt at the first key',
    source: `${page}: nesting elements`,
    documents: asked('numDigits="1"'),
    does: [passes(1), presses('1')],
    tells: [{ kind: 'sound-cut', at: 1, by: 'key' }, asks('/digits', { Digits: '1' }, { at: 1 })],
  },
  {
    rule: 'submits at the finish key, without it',
    source: `${page}: finishOnKey, Digits "excluding the finishOnKey"`,
    documents: asked(''),
    does: [passes(2), presses('42'), passes(1), presses('#')],
    tells: [asks('/digits', { Digits: '42' }, { at: 3 })],
  },
  {
    rule: 'takes # for a digit where the finish key is another',
    source: `${page}: finishOnKey`,
    documents: asked('finishOnKey="*"'),
    does: [presses('4#2*')],
    tells: [asks('/digits', { Digits: '4#2' })],
  },
  {
    rule: 'has no finish key with finishOnKey="none"',
    source: `${page}: finishOnKey none`,
    documents: asked('finishOnKey="none" numDigits="3"'),
    does: [presses('4#2')],
    tells: [asks('/digits', { Digits: '4#2' })],
  },
  {
    rule: 'has no finish key with an empty finishOnKey',
    source: `${page}: finishOnKey empty string`,
    documents: asked('finishOnKey="" numDigits="2"'),
    does: [presses('#1')],
    tells: [asks('/digits', { Digits: '#1' })],
  },
  {
    rule: 'submits as soon as numDigits are there; further keys are not its own',
    source: `${page}: numDigits`,
    documents: asked('numDigits="2"'),
    does: [presses('123')],
    tells: [asks('/digits', { Digits: '12' })],
    never: [asks('/digits', { Digits: '123' })],
  },
  {
    rule: 'submits when no further key comes within digitEndTimeout',
    source: `${page}: digitEndTimeout`,
    documents: asked('digitEndTimeout="4"'),
    does: [passes(2), presses('1'), passes(3), presses('2')],
    tells: [asks('/digits', { Digits: '12' }, { at: 9 })],
  },
  {
    rule: 'keeps digitEndTimeout between 2 and 10 seconds',
    source: `${page}: digitEndTimeout 2 to 10`,
    documents: asked('digitEndTimeout="30"'),
    does: [passes(2), presses('1')],
    tells: [asks('/digits', { Digits: '1' }, { at: 12 })],
  },
  {
    rule: 'takes 32 digits at most',
    source: `${page}: numDigits 1 to 32, defaults to 32`,
    documents: asked(''),
    does: [presses('1234567890123456789012345678901234567890')],
    tells: [asks('/digits', { Digits: '12345678901234567890123456789012' })],
  },
  {
    rule: 'asks by GET with the parameters in the query where method says so',
    source: `${page}: method`,
    documents: asked('numDigits="1" method="GET"'),
    does: [presses('1')],
    tells: [asks('/digits', { Digits: '1' }, { method: 'GET' })],
  },
  {
    rule: 'plays the prompts again as often as retries says',
    source: `${page}: retries`,
    documents: asked('executionTimeout="5" retries="3"'),
    tells: [
      hears('/menu.mp3', { at: 0 }),
      hears('/menu.mp3', { at: 7 }),
      hears('/menu.mp3', { at: 14 }),
      hears('/after.mp3', { at: 21 }),
    ],
  },
  {
    rule: 'merely tells action with redirect="false", and goes on with the document',
    source: `${page}: redirect`,
    documents: asked('numDigits="1" redirect="false"'),
    does: [passes(2), presses('9')],
    tells: [asks('/digits', { Digits: '9' }, { notice: true }), hears('/after.mp3', { at: 2 })],
    never: [hears('/next.mp3')],
  },
  {
    rule: 'sends what was said with its confidence',
    source: `${page}: Speech, SpeechConfidenceScore`,
    documents: spoken(''),
    does: [
      until('listening'),
      { input: { kind: 'spoken', by: 'caller', text: 'sales please', confidence: 0.92 } },
    ],
    tells: [
      asks('/digits', {
        Speech: 'sales please',
        SpeechConfidenceScore: '0.92',
        InputType: 'speech',
        Digits: '',
      }),
      hears('/next.mp3'),
    ],
  },
  {
    rule: 'waits for more words during speechEndTimeout',
    source: `${page}: speechEndTimeout`,
    documents: spoken('speechEndTimeout="4"'),
    does: [until('listening'), speaks('order'), passes(3), speaks('number nine')],
    tells: [asks('/digits', { Speech: 'order number nine' })],
    never: [asks('/digits', { Speech: 'order' })],
  },
  {
    rule: 'stops the prompt when somebody speaks',
    source: `${page}: nesting elements`,
    documents: spoken(''),
    does: [passes(1), speaks('sales')],
    tells: [{ kind: 'sound-cut', by: 'speech', at: 1 }, asks('/digits', { Speech: 'sales' })],
  },
  {
    rule: 'hears no words where only keys are asked for',
    source: `${page}: inputType`,
    documents: asked('executionTimeout="5"'),
    does: [until('listening'), speaks('one')],
    tells: [hears('/after.mp3', { at: 7 })],
    never: [asks('/digits')],
  },
  {
    rule: 'hears no keys where only words are asked for',
    source: `${page}: inputType`,
    documents: spoken('executionTimeout="5"'),
    does: [until('listening'), presses('1')],
    tells: [hears('/after.mp3', { at: 7 })],
    never: [asks('/digits')],
  },
  {
    rule: 'listens for both with inputType="dtmf speech"; keys that come first win',
    source: `${page}: "The input that's detected first is relayed to the action URL"`,
    documents: {
      '/answer': response(
        `<GetInput action="{app}/digits" inputType="dtmf speech" numDigits="2">${menu}</GetInput>`,
      ),
      ...next,
    },
    does: [until('listening'), presses('1'), speaks('no, two'), presses('2')],
    tells: [
      { kind: 'listening', keys: true, speech: true },
      asks('/digits', { InputType: 'dtmf', Digits: '12', Speech: '' }),
    ],
    never: [asks('/digits', { InputType: 'speech' })],
  },
  {
    rule: 'takes the words with inputType="dtmf speech" where they come first',
    source: `${page}: inputType`,
    documents: {
      '/answer': response(`<GetInput action="{app}/digits" inputType="dtmf speech">${menu}</GetInput>`),
      ...next,
    },
    does: [until('listening'), speaks('sales')],
    tells: [asks('/digits', { InputType: 'speech', Speech: 'sales', Digits: '' })],
  },
  {
    rule: 'tells what it understood so far while somebody speaks',
    source: `${page}: interimSpeechResultsCallback`,
    documents: spoken('interimSpeechResultsCallback="{app}/interim"'),
    does: [until('listening'), speaks('sales')],
    tells: [
      asks('/interim', { StableSpeech: /sales/, SequenceNumber: /\d/ }, { notice: true }),
      asks('/digits'),
    ],
  },
  {
    rule: 'speaks what is nested, and listens meanwhile',
    source: `${page}: nesting elements`,
    documents: {
      '/answer': response(
        '<GetInput action="{app}/digits" inputType="dtmf"><Speak>Press one.</Speak><Play>{app}/menu.mp3</Play></GetInput>',
      ),
    },
    tells: [
      isTold('Press one.'),
      hears('/menu.mp3'),
      { kind: 'listening' },
      ends('completed', 'application'),
    ],
  },
];
