import { expect, test } from 'vitest';
import { compile } from '#runtime/graph/compile.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';

const pins = { version: 'v1', flow: 'f1' };

test('a program has the start, slugs, wires and data with its defaults', () => {
  const sketch = new FlowSketch('Small')
    .node('in', 'incoming-call')
    .node('hello', 'speak', { prompt: words('Hello') })
    .wire('in', 'next', 'hello');
  const program = compile(sketch.document(), pins);
  expect(program).toMatchObject({ version: 'v1', flow: 'f1', name: 'Small', start: 'in' });
  expect(program.nodes.get('in')?.wires).toEqual(new Map([['next', 'hello']]));
  expect(program.nodes.get('hello')).toMatchObject({ slug: 'hello', kind: 'speak', data: { loop: 1 } });
});

test('edges that leave from, pass through or lead to nothing are dropped', () => {
  const sketch = new FlowSketch('Loose ends')
    .node('in', 'incoming-call')
    .node('odd', 'no-such-kind')
    .node('broken', 'pause', { seconds: 'long' })
    .node('bye', 'hang-up')
    .wire('in', { next: 'odd', error: 'broken', 'no-such-port': 'bye', 'hang-up': 'nowhere' })
    .wire('nowhere', 'next', 'bye');
  const program = compile(sketch.document(), pins);
  expect([...program.nodes.keys()]).toEqual(['bye', 'in']);
  expect(program.nodes.get('in')?.wires).toEqual(new Map());
});

test('of two wires from one outcome the first holds', () => {
  const sketch = new FlowSketch('Twice')
    .node('in', 'incoming-call')
    .node('a', 'hang-up')
    .node('b', 'hang-up')
    .wire('in', 'next', 'b')
    .wire('in', 'next', 'a');
  expect(compile(sketch.document(), pins).nodes.get('in')?.wires.get('next')).toBe('b');
});

test('a flow without a step that takes calls has no start', () => {
  expect(compile(new FlowSketch('Empty').document(), pins).start).toBe('');
});
