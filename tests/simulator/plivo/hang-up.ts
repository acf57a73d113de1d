import { asks, type ConformanceCase, ends, hears, isTold, response } from '../conformance.ts';

const page = 'https://www.plivo.com/docs/voice/xml/hangup';
const causes = 'https://www.plivo.com/docs/voice/troubleshooting/hangup-causes';

export const hangUpCases: ConformanceCase[] = [
  {
    rule: 'ends an answered call, and nothing behind it runs',
    source: `${page}: "hung up with reason Normal Hangup"`,
    documents: { '/answer': response('<Speak>Bye</Speak><Hangup/><Play>{app}/after.mp3</Play>') },
    tells: [
      isTold('Bye'),
      ends('completed', 'application'),
      asks('/status', {
        HangupCauseCode: '4000',
        HangupCauseName: 'Normal Hangup',
        HangupSource: 'Answer XML',
      }),
    ],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'refuses the call in front of all else, and nobody has answered',
    source: `${page}: reason rejected; ${causes}: 3020`,
    documents: { '/answer': response('<Hangup reason="rejected"/>') },
    tells: [
      { kind: 'call-ended', by: 'application', at: 0 },
      asks('/status', { HangupCauseCode: '3020', AnswerTime: '', Duration: '0' }),
    ],
  },
  {
    rule: 'is busy in front of all else with that reason',
    source: `${page}: reason busy; ${causes}: 3010`,
    documents: { '/answer': response('<Hangup reason="busy"/>') },
    tells: [
      ends('busy', 'application', { at: 0 }),
      asks('/status', { CallStatus: 'busy', HangupCauseCode: '3010', HangupCause: 'USER_BUSY' }),
    ],
  },
  {
    rule: 'refuses the call in front of all else without a reason as well',
    source: `${page}: "hung up with reason rejected by default if the reason attribute is not specified"`,
    documents: { '/answer': response('<Hangup/>') },
    tells: [asks('/status', { HangupCauseCode: '3020', HangupCauseName: 'Rejected' })],
  },
  {
    rule: 'has no reason once the call is answered',
    source: `${page}: "if the call is already answered"`,
    documents: { '/answer': response('<Speak>Hello</Speak><Hangup reason="busy"/>') },
    tells: [ends('completed', 'application'), asks('/status', { HangupCauseCode: '4000' })],
  },
  {
    rule: 'refuses nothing in a later document',
    source: `${page}: first element of the answer XML`,
    documents: {
      '/answer': response('<Speak>Hello</Speak><Redirect>{app}/next</Redirect>'),
      '/next': response('<Hangup/>'),
    },
    tells: [asks('/next'), ends('completed', 'application'), asks('/status', { HangupCauseCode: '4000' })],
  },
  {
    rule: 'hangs up later while the rest of the document runs',
    source: `${page}: schedule`,
    documents: { '/answer': response('<Hangup schedule="7"/><Play loop="0">{app}/one.mp3</Play>') },
    tells: [
      hears('/one.mp3', { at: 0 }),
      hears('/one.mp3', { at: 6 }),
      ends('completed', 'application', { at: 7 }),
    ],
  },
  {
    rule: 'hangs up at once where nothing follows a scheduled one',
    source: `${page}: "Should be followed by an element such as Speak; if not, the call will be hung up immediately"`,
    documents: { '/answer': response('<Speak>Hello</Speak><Hangup schedule="60"/>') },
    tells: [isTold('Hello'), { kind: 'call-ended' }],
    never: [{ kind: 'call-ended', at: 60 }],
  },
];
