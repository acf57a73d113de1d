import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readWebhook } from '#lib/http/read-webhook.ts';
import { createHttpRequest } from '#lib/look-ups/http-request.ts';
import { copyJson } from '#runtime/contract/copy-json.ts';
import type { Json } from '#runtime/contract/json.ts';
import { readJsonPath } from '#runtime/contract/json-path.ts';
import { readParameters } from '#runtime/contract/parameters.ts';
import { conceal, redact, reveal } from '#runtime/contract/secret.ts';
import { compile } from '#runtime/graph/compile.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import { parseScenarios } from '#runtime/scenarios/parse-scenarios.ts';
import { rendered, scopeWith } from '../expressions/scope.ts';
import { FlowSketch, words } from '../support/flows.ts';
import { Caller } from './caller.ts';
import { seed } from './seed.ts';
import { attacked, openTarget, type Target } from './target.ts';

// Templates and paths of single names are in tests/expressions/template.test.ts and tests/look-ups/json-path.test.ts.

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
];

/** What everything inherits, before any attack. */
const inherited = [Object.prototype, Array.prototype, Function.prototype, String.prototype].map(ownOf);

function ownOf(object: object) {
  return Reflect.ownKeys(object).map((key) => [key, Object.getOwnPropertyDescriptor(object, key)]);
}

afterEach(() => {
  expect([Object.prototype, Array.prototype, Function.prototype, String.prototype].map(ownOf)).toEqual(
    inherited,
  );
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

/** JSON in which those names stand as keys, at any depth, over values that would show. */
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.constantFrom<Json>('polluted', 1, true, null),
    fc.array(tie('json'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...names, 'polluted', 'a'), tie('json')), { maxLength: 4 })
      // As JSON.parse does: `__proto__` is a key like any other.
      .map(
        (pairs): Json =>
          JSON.parse(
            `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`,
          ),
      ),
  ),
}));

const options = { seed, numRuns: 500 };

test('copies of JSON keep such keys as keys', () => {
  fc.assert(
    fc.property(json, (value) => {
      const before = JSON.stringify(value);
      for (const copy of [
        copyJson(value),
        reveal(value, { a: 'b' }),
        redact(value),
        conceal(value, { a: 'secret' }),
      ])
        expect(JSON.stringify(copy)).toBe(before);
      for (const name of names) expect(readJsonPath({ a: value, b: {} }, `b.${name}`)).toBeNull();
    }),
    options,
  );
});

test('fields of a webhook may have such names, and are found by no other way than being sent', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...names, 'From'), fc.constantFrom('polluted', ''))),
      json,
      (pairs, body) => {
        const form = new URLSearchParams(pairs).toString();
        const bare = { method: 'POST', url: 'https://a.example/', headers: {} } as const;
        const asked = { ...bare, url: `https://a.example/?${form}` };
        const asJson = {
          ...asked,
          headers: { 'content-type': 'application/json' },
          body: Buffer.from(JSON.stringify(body)),
        };
        const posted = { body: Buffer.from(form) };
        // Without a query too, which would name the fields before the form does.
        for (const request of [{ ...bare, ...posted }, { ...asked, ...posted }, asJson]) {
          const { parameters } = readWebhook(request);
          if (request.body.toString() === form)
            expect(new Set(parameters.keys())).toEqual(new Set(pairs.map(([name]) => name)));
          const values = readParameters(parameters);
          for (const name of names) {
            expect(values.text(name)).toBe(parameters.get(name) ?? '');
          }
        }
      },
    ),
    options,
  );
});

describe('a file', () => {
  const flow = new FlowSketch('Flow')
    .node('start', 'incoming-call')
    .node('say', 'speak', { prompt: words('Hello.') })
    .wire('start', 'next', 'say')
    .document();
  const scenario = {
    name: 'One',
    call: { from: '+12125550100', variables: { a: 1 } },
    steps: [{ hears: 'Hello' }],
  };

  /** The file with something of that kind put in at any place. */
  const spoiled = (file: object) =>
    fc.tuple(fc.infiniteStream(fc.nat(3)), fc.constantFrom(...names), json).map(([choices, name, value]) => {
      const text = JSON.stringify(file);
      const braces = [...text.matchAll(/\{(?!\})/g)].map(({ index }) => index);
      const place =
        braces[[...choices.take(6)].reduce((sum, choice) => sum * 4 + choice, 0) % braces.length] ?? 0;
      const read: unknown = JSON.parse(
        `${text.slice(0, place + 1)}${JSON.stringify(name)}:${JSON.stringify(value)},${text.slice(place + 1)}`,
      );
      return read;
    });

  test('of a flow is read or refused', () => {
    expect(parseFlow(flow).ok).toBe(true);
    fc.assert(
      fc.property(spoiled(flow), (read) => {
        const parsed = parseFlow(read);
        if (parsed.ok) compile(parsed.document, { version: 'v', flow: 'f' });
      }),
      options,
    );
  });

  test.each(names)('of a flow may name its steps and variables %s', (name) => {
    const odd = JSON.parse(JSON.stringify(flow).replaceAll('"say"', JSON.stringify(name)));
    odd.variables.push({ name: 'a', type: 'text', initial: '', description: name });
    const parsed = parseFlow(odd);
    if (!parsed.ok) return expect(parsed.problems).not.toEqual([]);
    const program = compile(parsed.document, { version: 'v', flow: 'f' });
    expect(Object.getPrototypeOf(parsed.document.nodes)).toBe(Object.prototype);
    expect(JSON.stringify(program)).not.toContain('polluted');
  });

  test('of scenarios is read or refused', () => {
    expect(parseScenarios({ scenarios: [scenario] }).ok).toBe(true);
    fc.assert(
      fc.property(spoiled({ scenarios: [scenario] }), (read) => void parseScenarios(read)),
      options,
    );
  });

  test.each([100, 5_000, 100_000])('nested %i deep is refused, and nothing throws', (depth) => {
    const nested: unknown = JSON.parse('{"a":'.repeat(depth) + 1 + '}'.repeat(depth));
    const steps = [{ variable: { name: 'a', is: nested } }];
    expect(parseFlow({ ...flow, a: nested }).ok).toBe(false);
    expect(parseScenarios({ scenarios: [{ ...scenario, steps }] })).toMatchObject({ ok: false });
  });
});

test('a template finds nothing that everything inherits', () => {
  for (const name of names)
    for (const start of [
      'vars',
      'steps',
      'caller',
      'call',
      'caller.details',
      'vars.text',
      'vars.list',
      'now',
    ])
      expect(
        rendered(
          `{{ ${start}.${name} }}{{ ${start}["${name}"].${name} }}`,
          scopeWith({ vars: { text: 'x', list: [1] } }),
        ),
      ).toBe('');
});

describe('a whole call', () => {
  let target: Target;
  const body =
    '{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}, "toString": "own"}';
  const flow = new FlowSketch('Odd names')
    .variable('constructor', 'text', 'initial')
    .variable('own', 'text', '')
    .node('start', 'incoming-call')
    .node('constructor', 'http-request', {
      url: 'https://shop.example/',
      timeoutSeconds: 1,
      variables: [
        { id: 'a', variable: 'own', from: 'body', path: 'toString' },
        { id: 'b', variable: 'found', from: 'body', path: '__proto__' },
        { id: 'c', variable: 'header', from: 'header', path: 'constructor' },
        { id: 'd', variable: 'other', from: 'header', path: '__proto__' },
      ],
    })
    .node('prototype', 'get-speech', {
      prompt: words(
        'Is {{ vars.own }}, {{ vars.found.polluted }}, {{ vars.constructor }}, [{{ vars.header }}{{ vars.other }}{{ vars.polluted }}].',
      ),
    })
    .node('valueOf', 'speak', {
      prompt: words('Said {{ steps.prototype.text }}, {{ steps.constructor.status }}.'),
    })
    .wire('start', 'next', 'constructor')
    .wire('constructor', { succeeded: 'prototype', failed: 'prototype' })
    .wire('prototype', 'understood', 'valueOf');

  beforeAll(async () => {
    target = await openTarget(flow.document(), {
      lookUps: {
        'http-request': createHttpRequest({
          client: async () => ({
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: Buffer.from(body),
          }),
          readSecrets: async () => new Map(),
        }),
      },
    });
  });
  afterAll(() => target?.close());

  test.each(attacked)(
    'of %s takes such names of variables, steps, fields and headers for names',
    async (provider) => {
      const caller = new Caller(target, provider, { id: provider, from: '12125550100', name: '__proto__' });
      const asked = await caller.starts();
      expect(asked.body).toContain('Is own, yes, initial, [].');
      const told = await caller.says(asked, 'constructor');
      expect(told.body).toContain('Said constructor, 200.');
    },
  );
});
