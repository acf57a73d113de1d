import {
  asks,
  type ConformanceCase,
  hears,
  passes,
  presses,
  response,
  speaks,
  until,
} from '../conformance.ts';

const page = 'https://www.plivo.com/docs/voice/xml/getdigits';
const menu = '<Play>{app}/menu.mp3</Play>';
const after = '<Play>{app}/after.mp3</Play>';

function asked(attributes: string): ConformanceCase['documents'] {
  return {
    '/answer': response(`<GetDigits action="{app}/digits" ${attributes}>${menu}</GetDigits>${after}`),
    '/digits': response('<Play>{app}/next.mp3</Play>'),
  };
}

export const getDigitsCases: ConformanceCase[] = [
  {
    rule: 'sends the digits to action and follows its document',
    source: `${page}: parameters sent to the action URL`,
    documents: asked('numDigits="4"'),
    does: [presses('0042')],
    tells: [
      asks(
        '/digits',
        { Digits: '0042', Event: 'Redirect', InputType: undefined },
        { why: 'action of <GetDigits>' },
      ),
      hears('/next.mp3'),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'waits 5 seconds for the first digit by default',
    source: `${page}: timeout defaults to 5`,
    documents: asked(''),
    tells: [hears('/after.mp3', { at: 7 })],
    never: [asks('/digits')],
  },
  {
    rule: 'waits as long as timeout says',
    source: `${page}: timeout`,
    documents: asked('timeout="12"'),
    tells: [hears('/after.mp3', { at: 14 })],
  },
  {
    rule: 'waits 2 seconds for a further digit by default',
    source: `${page}: digitTimeout defaults to 2`,
    documents: asked(''),
    does: [passes(2), presses('7')],
    tells: [asks('/digits', { Digits: '7' }, { at: 4 })],
  },
  {
    rule: 'waits for a further digit as long as digitTimeout says',
    source: `${page}: digitTimeout`,
    documents: asked('digitTimeout="6"'),
    does: [passes(2), presses('7'), passes(5), presses('8')],
    tells: [asks('/digits', { Digits: '78' }, { at: 13 })],
  },
  {
    rule: 'submits at the finish key, without it',
    source: `${page}: finishOnKey defaults to #`,
    documents: asked(''),
    does: [presses('12#')],
    tells: [asks('/digits', { Digits: '12' }, { at: 0 })],
  },
  {
    rule: 'plays the prompt again as often as retries says when no digit comes',
    source: `${page}: retries`,
    documents: asked('retries="2" timeout="3"'),
    tells: [hears('/menu.mp3', { at: 0 }), hears('/menu.mp3', { at: 5 }), hears('/after.mp3', { at: 10 })],
  },
  {
    rule: 'takes digits in the second try as well',
    source: `${page}: retries`,
    documents: asked('retries="2" timeout="3" numDigits="1"'),
    does: [passes(6), presses('5')],
    tells: [hears('/menu.mp3', { at: 5 }), asks('/digits', { Digits: '5' }, { at: 6 })],
  },
  {
    rule: 'plays invalidDigitsSound for a digit that is not valid, and asks nobody',
    source: `${page}: validDigits, invalidDigitsSound`,
    documents: asked('validDigits="12" invalidDigitsSound="{app}/wrong.mp3" numDigits="1"'),
    does: [passes(2), presses('9')],
    tells: [hears('/wrong.mp3', { at: 2 })],
    never: [asks('/digits', { Digits: '9' })],
  },
  {
    rule: 'asks again after a digit that is not valid while there are retries',
    source: `${page}: retries, invalidDigitsSound`,
    documents: asked('validDigits="12" invalidDigitsSound="{app}/wrong.mp3" numDigits="1" retries="2"'),
    does: [passes(2), presses('9'), passes(3), presses('2')],
    tells: [
      hears('/wrong.mp3', { at: 2 }),
      hears('/menu.mp3', { at: 4 }),
      asks('/digits', { Digits: '2' }, { at: 5 }),
    ],
  },
  {
    rule: 'beeps after the prompts with playBeep',
    source: `${page}: playBeep`,
    documents: asked('playBeep="true"'),
    tells: [
      hears('/menu.mp3'),
      { kind: 'sound-began', sound: { kind: 'beep' }, at: 2 },
      { kind: 'listening' },
    ],
  },
  {
    rule: 'merely tells action with redirect="false", and goes on with the document',
    source: `${page}: redirect`,
    documents: asked('redirect="false" numDigits="1"'),
    does: [presses('1')],
    tells: [asks('/digits', { Digits: '1' }, { notice: true }), hears('/after.mp3')],
    never: [hears('/next.mp3')],
  },
  {
    rule: 'hears no words',
    source: page,
    documents: asked(''),
    does: [until('listening'), speaks('one')],
    tells: [{ kind: 'listening', keys: true, speech: false }, hears('/after.mp3', { at: 7 })],
  },
  {
    rule: 'loses what is entered where it has no action',
    source:
      'https://github.com/plivo/plivoframework, src/plivo/rest/freeswitch/elements.py: GetDigits.execute',
    documents: { '/answer': response(`<GetDigits numDigits="1">${menu}</GetDigits>${after}`) },
    does: [presses('1')],
    tells: [hears('/after.mp3', { at: 0 })],
  },
];
