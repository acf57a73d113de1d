import { FlowSketch, words } from '../support/flows.ts';
import type { PortStory } from './port-story.ts';

/** Every outcome of the steps that send keys, split, count, look at the clock and listen. */
export const decidingFlows = {
  '+14155550611': new FlowSketch('Shares and rounds')
    .node('start', 'incoming-call')
    .node('share', 'percentage-split', {
      shares: [
        { id: 'small', label: 'Small', percent: 40 },
        { id: 'large', label: 'Large', percent: 60 },
      ],
    })
    .node('rounds', 'loop-counter', { times: '2' })
    .node('keys', 'send-keys', { keys: '{{ steps.rounds.count }}w#' })
    .node('other', 'speak', { prompt: words('The other share.') })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'share')
    .wire('share', { 'share:small': 'rounds', 'share:large': 'other' })
    .wire('rounds', { again: 'keys', done: 'bye' })
    .wire('keys', 'next', 'rounds')
    .wire('other', 'next', 'bye'),

  '+14155550612': new FlowSketch('Open, closed, off')
    .node('start', 'incoming-call')
    .node('shut', 'hours', { own: { forced: { state: 'closed' } } })
    .node('off', 'hours', {
      own: { dates: [{ id: 'always', name: 'A long holiday', from: '2020-01-01', to: '2100-12-31' }] },
      holidayOutcome: true,
    })
    .node('there', 'hours', {
      own: { weekly: [{ id: 'all', days: 'every-day', from: '00:00', to: '24:00' }] },
    })
    .node('told', 'speak', { prompt: words('{{ steps.off.holiday }} is over, come in.') })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'shut')
    .wire('shut', { open: 'bye', closed: 'off' })
    .wire('off', { open: 'bye', closed: 'bye', holiday: 'there' })
    .wire('there', { open: 'told', closed: 'bye' })
    .wire('told', 'next', 'bye'),

  '+14155550613': new FlowSketch('Listening')
    .node('start', 'incoming-call')
    .node('name', 'get-speech', {
      prompt: words('Who are you?'),
      leastConfidence: 50,
      attempts: 1,
      keys: { on: true },
      confirm: { on: true, prompt: words('Are you {{ answer }}?') },
    })
    .node('hello', 'speak', { prompt: words('Hello {{ steps.name.text }}.') })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'name')
    .wire('name', { understood: 'hello', 'no-input': 'bye', 'not-understood': 'bye' })
    .wire('hello', 'next', 'bye'),
} as const;

export const decidingStories: readonly PortStory[] = [
  [
    '+14155550611',
    'two rounds of keys for the small share',
    async (call) => call.hears(/^1w#$/).hears(/^2w#$/).hears(/Bye/),
    '+12125550101',
  ],
  [
    '+14155550613',
    'a name, and yes to it',
    async (call) => {
      await call.says('Anna Meyer');
      call.hears(/Are you Anna Meyer/);
      await call.says('Yes, that is right.');
      call.hears(/Hello Anna Meyer/);
    },
  ],
  [
    '+14155550613',
    'keys in place of a name, and a key for no',
    async (call) => {
      await call.presses('4711#');
      call.hears(/Are you 4 7 1 1/);
      await call.presses('2');
      call.doesNotHear(/Hello/);
    },
  ],
  ['+14155550613', 'a mumble', async (call) => (await call.says('mumble', 0.3)).hears(/Bye/)],
  ['+14155550613', 'silence where a name is asked', async (call) => (await call.silence()).hears(/Bye/)],
  ['+14155550612', 'all three', async (call) => call.hears(/A long holiday is over/).hears(/Bye/)],
  ['+14155550611', 'the large share', async (call) => call.hears(/other share/), '+12125550102'],
];
