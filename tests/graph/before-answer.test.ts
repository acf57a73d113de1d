import { expect, test } from 'vitest';
import { validate } from '#runtime/graph/validate.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';

const refused = new FlowSketch('Refused')
  .node('in', 'incoming-call')
  .node('who', 'branch', {
    branches: [{ id: 'hidden', tests: [{ id: 'a', left: '{{ caller.known }}', operator: 'no' }] }],
  })
  .node('hello', 'speak', { prompt: words('Hello') })
  .node('no', 'reject')
  .wire('in', 'next', 'who')
  .wire('who', { 'branch:hidden': 'no', else: 'hello' });

const found = (sketch: FlowSketch) =>
  validate(sketch.document(), { providers: {} }).filter(({ code }) => code === 'answered-before');

test('a call may be refused before it is answered', () => {
  expect(found(refused)).toEqual([]);
});

test('a call that has heard something can no longer be refused', () => {
  const late = refused.wire('hello', 'next', 'no');
  expect(found(late)).toMatchObject([{ node: 'no', severity: 'warning' }]);
});
