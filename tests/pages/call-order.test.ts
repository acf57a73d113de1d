import { expect, test } from 'vitest';
import { callOrder } from '#components/flow/call-order.ts';
import { FlowSketch } from '../support/flows.ts';

test('steps stand as a call meets them: along the first outcomes, then the others, then what no wire reaches', () => {
  const flow = new FlowSketch('Order')
    .node('stray', 'speak')
    .node('bye', 'hang-up')
    .node('sales', 'speak')
    .node('menu', 'menu')
    .node('start', 'incoming-call')
    .wire('start', 'next', 'menu')
    .wire('menu', { 'option:first': 'sales', 'no-input': 'menu', invalid: 'bye' })
    .wire('sales', 'next', 'menu');
  expect(callOrder(flow.document(), ['start'])).toEqual(['start', 'menu', 'sales', 'bye', 'stray']);
});

test('a circle that nothing leads into is drawn too', () => {
  const flow = new FlowSketch('Circle').node('a', 'speak').node('b', 'speak').wire('a', 'next', 'b');
  expect(callOrder(flow.wire('b', 'next', 'a').document(), [])).toEqual(['a', 'b']);
});
