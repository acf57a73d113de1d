import { FlowSketch, words } from '../support/flows.ts';
import { rightCode, slowNumber, tiredNumber } from '../support/phone/one-time-codes.ts';
import type { PortStory } from './port-story.ts';

/** Every outcome of the step that sends one-time codes. */
export const verifyingFlows = {
  '+14155550622': new FlowSketch('Verifying')
    .node('start', 'incoming-call')
    .node('verify', 'verify', {
      sendingPrompt: words('One moment.'),
      prompt: words('Enter the code.'),
      wrongPrompt: words('That is wrong.'),
      attempts: 2,
    })
    .node('in', 'speak', { prompt: words('You are in.') })
    .node('out', 'speak', { prompt: words('You are not in.') })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'verify')
    .wire('verify', { verified: 'in', wrong: 'out', expired: 'out', 'not-sent': 'out' })
    .wire('in', 'next', 'bye')
    .wire('out', 'next', 'bye'),
} as const;

export const verifyingStories: readonly PortStory[] = [
  [
    '+14155550622',
    'the right code, at the second try, after another one was sent',
    async (call) => {
      call.hears(/One moment/).hears(/Enter the code/);
      await call.presses('*#');
      call.hears(/One moment/).hears(/Enter the code/);
      await call.presses('111111');
      call.hears(/That is wrong/);
      await call.presses(rightCode);
      call.hears(/You are in/);
    },
  ],
  [
    '+14155550622',
    'no right code',
    async (call) => {
      await call.presses('111111');
      await call.presses('222222');
      call.hears(/You are not in/);
    },
  ],
  [
    '+14155550622',
    'a code that is too old',
    async (call) => (await call.presses(rightCode)).hears(/You are not in/),
    slowNumber,
  ],
  ['+14155550622', 'too many codes', async (call) => call.hears(/You are not in/), tiredNumber],
];
