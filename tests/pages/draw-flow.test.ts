import { expect, test } from 'vitest';
import { drawFlow } from '#components/flow/draw-flow.ts';
import { nodeWords } from '#lib/node-words.ts';
import { schemas } from '#runtime/nodes/schemas.ts';
import { FlowSketch } from '../support/flows.ts';

test('every kind of step is drawn with its own words', async () => {
  const words = await nodeWords('en');
  const sketch = new FlowSketch('All kinds');
  for (const { kind } of schemas) sketch.node(kind, kind, schemas.find((one) => one.kind === kind)?.defaults);
  const { steps } = drawFlow(sketch.document(), words);
  expect(steps.map(({ id }) => id).sort()).toEqual(schemas.map(({ kind }) => kind).sort());
  for (const step of steps) {
    expect(step.broken, step.id).toBe(false);
    expect(step.kindTitle, step.id).not.toBe(step.id);
    for (const { id, label, key } of step.outcomes) expect(label, id).not.toBe(key === null ? id : '');
    for (const line of step.lines) expect(line, step.id).not.toMatch(/^$|\{\w+\}/);
  }
});

test('a step that nobody can read is drawn as broken, and what hangs on it is left out', async () => {
  const flow = new FlowSketch('Broken')
    .node('start', 'incoming-call')
    .node('odd', 'speak', { prompt: 7 })
    .node('new', 'hologram')
    .wire('start', 'next', 'odd')
    .wire('odd', 'next', 'new');
  const { steps, wires } = drawFlow(flow.document(), await nodeWords('en'));
  expect(steps.map(({ id, broken }) => [id, broken])).toEqual([
    ['start', false],
    ['odd', true],
    ['new', true],
  ]);
  expect(steps.find(({ id }) => id === 'new')?.lines).toEqual(['This Ringtree knows no step “hologram”']);
  expect(wires).toEqual([{ from: 'start', port: 'next', to: 'odd' }]);
});

test('steps stand in the order of the outcomes on the cards, however the wires are stored', async () => {
  const flow = new FlowSketch('Order')
    .node('start', 'incoming-call')
    .node('hung-up', 'set-variables')
    .node('welcome', 'speak')
    .wire('start', { 'hang-up': 'hung-up', next: 'welcome' });
  const { steps } = drawFlow(flow.document(), await nodeWords('en'));
  expect(steps.map(({ id }) => id)).toEqual(['start', 'welcome', 'hung-up']);
});
