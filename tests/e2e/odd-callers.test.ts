import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FlowSketch, words } from '../support/flows.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { storedCall } from '../support/stored.ts';

const number = '+14155550901';

/** Says whatever the caller brings, in every way that a text goes into a document. */
const echo = new FlowSketch('Echo')
  .node('start', 'incoming-call')
  .node('ask', 'menu', {
    prompt: words('Hello {{ caller.name }}, calling from {{ caller.number }}. Say one.'),
    options: [{ id: 'one', label: 'One', keys: '1', phrases: { 'en-US': 'one' } }],
    invalidPrompt: words('You said {{ steps.ask.speech }}.'),
    speech: { on: true },
    attempts: 2,
  })
  .node('bye', 'hang-up', {
    prompt: {
      languages: { 'en-US': { kind: 'ssml', ssml: 'You said <emphasis>{{ steps.ask.speech }}</emphasis>.' } },
    },
  })
  .wire('start', 'next', 'ask')
  .wire('ask', { 'option:one': 'bye', 'no-input': 'bye', invalid: 'bye' });

let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree();
  await ringtree.answer(number, echo);
});
afterAll(() => ringtree?.close());

const odd = [
  'anonymous',
  '',
  '+266696687',
  'sip:alice@example.com;transport=tls',
  'client:bob smith',
  '12',
  '+999999999999999',
];
const hostile = [
  ['tags', '</Say></Speak><Dial>+19005550100</Dial>'],
  ['signs', 'a & b < c > d "e" \'f\' ]]>'],
  ['templates', '{{ vars.secret }} {% raw %}'],
  ['what XML cannot hold', 'null\u0000byte, bell\u0007, half \ud83d of a pair'],
  ['many scripts', '😀 Žluťoučký кот 日本語 العربية'],
  ['without end', 'x'.repeat(5_000)],
] as const;

describe.each(providerNames)('callers through %s', (provider) => {
  it.each(odd)('from "%s" are answered', async (from) => {
    const call = await ringtree.phone(provider).calls(number, { from });
    call.hears(/Hello .*calling from/);
    await call.presses('1');
    expect(await storedCall(ringtree.database, call)).toMatchObject({ status: 'ended' });
  });

  it.each(hostile)('who say %s are quoted, not obeyed', async (_name, text) => {
    const call = await ringtree.phone(provider).calls(number, { callerName: text });
    call.hears(/Hello/);
    await call.says(text);
    call.hears(/You said/).hears(/Hello/);
    await call.says(text);
    call.hears(/You said/);
    expect(call.status()).toBe('over');
    expect(await storedCall(ringtree.database, call)).toMatchObject({ status: 'ended' });
  });
});
