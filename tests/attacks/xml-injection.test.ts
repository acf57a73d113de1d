import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttpRequest } from '#lib/look-ups/http-request.ts';
import { FlowSketch, words } from '../support/flows.ts';
import { Caller } from './caller.ts';
import { hostileTexts } from './hostile-texts.ts';
import { seed } from './seed.ts';
import { attacked, openTarget, type Target } from './target.ts';

const ssml = (text: string) => ({ languages: { 'en-US': { kind: 'ssml', ssml: text } } });
const all =
  '{{ caller.name }}, {{ caller.number }}, {{ vars.found }}, {{ steps.shop.body }}, {{ vars.copied }}';

/** Puts what callers and web services say everywhere where a text can stand. */
const echo = new FlowSketch('Echo')
  .variable('found', 'text', '')
  .variable('copied', 'text', '')
  .node('start', 'incoming-call')
  .node('shop', 'http-request', {
    url: 'https://shop.example/',
    timeoutSeconds: 1,
    variables: [{ id: 'found', variable: 'found', from: 'body', path: 'name' }],
  })
  .node('copy', 'set-variables', {
    changes: [
      { id: 'a', name: 'copied', type: 'text', operation: 'set', value: '{{ caller.name }}{{ vars.found }}' },
    ],
  })
  .node('say', 'speak', { prompt: words(`Hello ${all}.`) })
  .node('tagged', 'speak', {
    prompt: ssml(`<p>Hello <emphasis>${all}</emphasis></p> and <sub alias="{{ caller.name }}">x</sub>`),
  })
  .node('ask', 'get-speech', {
    prompt: words(`Who are you, ${all}?`),
    hints: { 'en-US': 'Anna, {{ caller.name }}' },
  })
  .node('said', 'speak', { prompt: words('You said {{ steps.ask.text }}.') })
  .node('repeat', 'speak', { prompt: ssml('<p>You said {{ steps.ask.text }}</p>') })
  .node('ring', 'dial', {
    targets: [
      {
        id: 'sip',
        label: 'SIP',
        kind: 'sip',
        uri: 'sip:anna@example.com',
        username: 'u{{ caller.name }}',
        password: 'p{{ vars.found }}',
        headers: { 'X-Said': 's{{ steps.ask.text }}', 'X-Name': 'n{{ caller.name }}' },
      },
    ],
  })
  .wire('start', 'next', 'shop')
  .wire('shop', { succeeded: 'copy', failed: 'copy' })
  .wire('copy', 'next', 'say')
  .wire('say', 'next', 'tagged')
  .wire('tagged', 'next', 'ask')
  .wire('ask', 'understood', 'said')
  .wire('said', 'next', 'repeat')
  .wire('repeat', 'next', 'ring');

let target: Target;
let found = '';
let calls = 0;

beforeAll(async () => {
  target = await openTarget(echo.document(), {
    lookUps: {
      'http-request': createHttpRequest({
        client: async () => ({
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: Buffer.from(JSON.stringify({ name: found })),
        }),
        readSecrets: async () => new Map(),
      }),
    },
  });
});
afterAll(() => target?.close());

/** Elements and their attributes in order, without their values; of equal ones side by side one, since long texts are said in pieces. */
function skeleton(xml: string): string[] {
  const parser = new SaxesParser();
  const found: string[] = [];
  const open: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    const tag = `${open.join('/')} ${Object.keys(attributes).join(' ')}`;
    if (found.at(-1) !== tag) found.push(tag);
  });
  parser.on('closetag', () => open.pop());
  parser.on('comment', () => found.push('a comment'));
  parser.on('processinginstruction', () => found.push('an instruction'));
  parser.on('doctype', () => found.push('a document type'));
  parser.on('cdata', () => found.push('CDATA'));
  parser.write(xml).close();
  return found;
}

/** The two replies of a call in which everybody says this. */
async function replies(provider: (typeof attacked)[number], text: string): Promise<string[]> {
  calls += 1;
  found = text;
  const caller = new Caller(target, provider, { id: `c${calls}`, from: text, name: text });
  const first = await caller.starts();
  const second = await caller.says(first, text);
  return [first.body, second.body];
}

describe.each(attacked)('%s', (provider) => {
  test('harmless words stand where they belong', async () => {
    const [first = '', second = ''] = await replies(provider, 'Anna');
    expect(first).toContain('Hello Anna, Anna, Anna, ');
    expect(second).toContain('You said Anna.');
    expect(second).toMatch(/sip:anna@example\.com/);
    expect(second).toMatch(/Said=sAnna/);
  });

  test('hostile ones are read as words: the reply has the same elements with the same attributes', async () => {
    const harmless = (await replies(provider, 'Anna')).map(skeleton);
    const random = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            ...'< > & " \' / = ] ! ? - ; # x Say Dial [CDATA[ <!-- --> <? ?> &#60; %3C'.split(' '),
          ),
          { minLength: 1 },
        )
        .map((parts) => parts.join('')),
    );
    const texts = [
      ...hostileTexts.filter(({ length }) => length < 1_000),
      ...fc.sample(random, { seed, numRuns: 150 }),
    ];
    for (const text of texts) {
      // Something is always left to be said, so that an empty text leaves nothing out.
      const bodies = await replies(provider, `Anna ${text} Anna`).catch((error: unknown) => {
        throw new Error(`${JSON.stringify(text)}: ${error}`);
      });
      expect([text, ...bodies.map(skeleton)]).toEqual([text, ...harmless]);
    }
  });
});
