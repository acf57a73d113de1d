import { FlowSketch, words } from '../support/flows.ts';
import type { PortStory } from './port-story.ts';

const there = new FlowSketch('There')
  .variable('name', 'text', 'nobody')
  .node('start', 'incoming-call')
  .node('ask', 'menu', {
    prompt: words('{{ vars.name }} is there. Press 1 to go back, 2 for nothing.'),
    options: [
      { id: 'back', label: 'Back', keys: '1' },
      { id: 'stay', label: 'Stay', keys: '2' },
    ],
    attempts: 1,
  })
  .node('back', 'return', { outputs: { seen: 'all of {{ vars.name }}' } })
  .node('bye', 'hang-up', { prompt: words('Bye from there.') })
  .wire('start', 'next', 'ask')
  .wire('ask', { 'option:back': 'back', 'option:stay': 'bye', 'no-input': 'bye', invalid: 'bye' });

const here = new FlowSketch('Here')
  .variable('seen', 'text', '')
  .node('start', 'incoming-call')
  .node('ask', 'menu', {
    prompt: words('Press 1 to go there and back, 2 to go.'),
    options: [
      { id: 'visit', label: 'Visit', keys: '1' },
      { id: 'go', label: 'Go', keys: '2' },
    ],
    attempts: 1,
  })
  .node('back', 'speak', { prompt: words('Back here, having seen {{ vars.seen }}.') })
  .node('bye', 'hang-up', { prompt: words('Bye.') })
  .wire('start', 'next', 'ask')
  .wire('ask', { 'option:visit': 'visit', 'option:go': 'go', 'no-input': 'bye', invalid: 'bye' })
  .wire('visit', 'returned', 'back')
  .wire('back', 'next', 'bye');

/** Every outcome of the steps that lead to another flow and back; the other one is published first. */
export const goingFlows = { '+14155550631': there, '+14155550632': here } as const;

/** Lets the second lead to the first, once that is published. */
export function leadThere(number: string, flow: { id: string }): void {
  if (number !== '+14155550631') return;
  const outputs = [{ id: 'seen', output: 'seen', variable: 'seen' }];
  here.node('visit', 'go-to-flow', { flow: flow.id, inputs: { name: 'Ann' }, outputs });
  here.node('go', 'go-to-flow', { flow: flow.id, mode: 'jump', inputs: { name: 'Ben' } });
}

export const goingStories: readonly PortStory[] = [
  [
    '+14155550632',
    'there and back',
    async (call) => {
      await call.presses('1');
      call.hears(/Ann is there/);
      await call.presses('1');
      call.hears(/Back here, having seen all of Ann/).hears(/^Bye\.$/);
    },
  ],
  [
    '+14155550632',
    'there for good',
    async (call) => {
      await call.presses('2');
      call.hears(/Ben is there/);
      await call.presses('1');
      call.doesNotHear(/Back here/);
    },
  ],
  ['+14155550632', 'not going', (call) => call.silence()],
  ['+14155550632', 'going nowhere', (call) => call.presses('3')],
  [
    '+14155550631',
    'a call that comes there by itself',
    async (call) => (await call.presses('2')).hears(/from there/),
  ],
  ['+14155550631', 'nothing there', (call) => call.silence()],
  ['+14155550631', 'a wrong key there', (call) => call.presses('3')],
];
