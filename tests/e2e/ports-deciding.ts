import { FlowSketch, words } from '../support/flows.ts';
import type { PortStory } from './port-story.ts';

/** Every outcome of the steps that send keys, split and count. */
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
} as const;

export const decidingStories: readonly PortStory[] = [
  [
    '+14155550611',
    'two rounds of keys for the small share',
    async (call) => call.hears(/^1w#$/).hears(/^2w#$/).hears(/Bye/),
    '+12125550101',
  ],
  ['+14155550611', 'the large share', async (call) => call.hears(/other share/), '+12125550102'],
];
