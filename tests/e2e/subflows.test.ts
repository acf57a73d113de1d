import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Flow } from '#lib/database/generated/client.ts';
import { FlowSketch, words } from '../support/flows.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';

let ringtree: Ringtree;
let inner: Flow;
let outer: Flow;

const saying = (text: string) =>
  new FlowSketch('Inner')
    .node('start', 'incoming-call')
    .node('say', 'speak', { prompt: words(text) })
    .node('back', 'return')
    .wire('start', 'next', 'say')
    .wire('say', 'next', 'back');

const going = (flow: string) =>
  new FlowSketch('Outer')
    .node('start', 'incoming-call')
    .node('inner', 'go-to-flow', { flow })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'inner')
    .wire('inner', 'returned', 'bye');

beforeAll(async () => {
  ringtree = await openRingtree();
  inner = await ringtree.answer('+14155550710', saying('The old words.'));
  outer = await ringtree.answer('+14155550711', going(inner.id));
  await ringtree.publish(inner, saying('The new words.'));
});
afterAll(() => ringtree?.close());

describe.each(providerNames)('a flow that another one goes to, through %s', (provider) => {
  it('is new for its own calls, and pinned for those of the other until that is published again', async () => {
    (await ringtree.phone(provider).calls('+14155550710')).hears(/The new words/);
    (await ringtree.phone(provider).calls('+14155550711')).hears(/The old words/).hears(/Bye/);
  });
});

it('is taken as it is now when the other is published again, by calls that begin then', async () => {
  await ringtree.publish(outer, going(inner.id));
  for (const provider of providerNames)
    (await ringtree.phone(provider).calls('+14155550711')).hears(/The new words/).hears(/Bye/);
});

it('may not go to the one that goes to it', async () => {
  const refused = ringtree.publish(inner, going(outer.id));
  await expect(refused).rejects.toMatchObject({
    problems: [expect.objectContaining({ code: 'subflow-circle' })],
  });
});
