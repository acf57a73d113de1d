import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '#runtime/contract/limits.ts';
import { answerReasons, factKinds, fetchReasons, parseRoute, type Route } from '#runtime/contract/routes.ts';
import { parse } from '#runtime/providers/twilio/parse.ts';
import { textsOf } from '../texts-of.ts';
import webhooks from './fixtures/webhooks.json' with { type: 'json' };

type Sample = { id: string; path: string; parameters: Record<string, string>; call: unknown; event: unknown };
const samples: Sample[] = webhooks.map((webhook) => ({
  ...webhook,
  parameters: defined(webhook.parameters),
}));

describe('webhooks become events', () => {
  test.each(samples)('$id', ({ path, parameters, call, event }) => {
    expect(parse({ route: routeOf(path), parameters: byName(parameters) })).toEqual({ call, event });
  });

  test('every route stands in the fixture', () => {
    const passed = samples.map(({ path }) => path.split('/').at(-1));
    expect(passed).toEqual(expect.arrayContaining([...answerReasons, ...fetchReasons, ...factKinds]));
    expect(passed).toEqual(expect.arrayContaining(['voice', 'status', 'fallback']));
  });
});

describe('what is odd', () => {
  const gathered = routeOf('/c/call1/main/1/gathered');

  test('words are cleaned and cut', () => {
    const spoken = `one\u0001secret:a\u0001two\u0000 \uD800three ${'x'.repeat(5_000)}`;
    const { event } = parse({ route: gathered, parameters: byName({ SpeechResult: spoken }) });
    if (event?.kind !== 'speech-gathered') throw new Error('no words');
    expect(event.text).toMatch(/^one secret:a two {2}three xxx/);
    expect(event.text).toHaveLength(limits.inputCharacters);
  });

  test.each([
    ['1.5', null],
    ['-1', null],
    ['NaN', null],
    ['0.0', 0],
    ['1', 1],
  ])('confidence %s is %s', (Confidence, confidence) => {
    const { event } = parse({ route: gathered, parameters: byName({ SpeechResult: 'yes', Confidence }) });
    expect(event).toMatchObject({ confidence });
  });

  test('what is no key is no digit', () => {
    const { event } = parse({ route: gathered, parameters: byName({ Digits: '1 2x#*D' }) });
    expect(event).toMatchObject({ kind: 'digits-gathered', digits: '12#*D' });
    expect(parse({ route: gathered, parameters: byName({ Digits: 'xyz' }) }).event).toMatchObject({
      kind: 'nothing-gathered',
    });
  });

  test.each(['constructor', '__proto__', 'toString', ''])(
    'a status named %s is a failure',
    (DialCallStatus) => {
      const { event } = parse({
        route: routeOf('/c/call1/main/1/dialed'),
        parameters: byName({ DialCallStatus }),
      });
      expect(event).toMatchObject({ kind: 'dial-ended', status: 'failed' });
    },
  );

  test.each(factKinds)('an empty report on %s tells nothing', (fact) => {
    for (const thread of ['main', 'leg:1'] as const) {
      expect(
        parse({ route: { kind: 'fact', call: 'c', thread, fact }, parameters: new Map() }).event,
      ).toBeNull();
    }
  });

  const names = [...new Set(samples.flatMap(({ parameters }) => Object.keys(parameters)))];
  const values = [...new Set(samples.flatMap(({ parameters }) => Object.values(parameters)))];
  const name = fc.oneof(
    fc.constantFrom(...names, '__proto__', 'SipHeader_', 'SipHeader_x'),
    fc.string({ unit: 'binary' }),
  );
  const value = fc.oneof(
    fc.constantFrom(...values),
    fc.string({ unit: 'binary' }),
    fc.constant('y\u0000'.repeat(20_000)),
  );
  const path = fc.constantFrom(...samples.map((sample) => sample.path));

  test('never throws, and lets no control character, lone surrogate or long text through', () => {
    fc.assert(
      fc.property(path, fc.dictionary(name, value, { maxKeys: 40 }), (route, parameters) => {
        const parsed = parse({ route: routeOf(route), parameters: byName(parameters) });
        expect(JSON.parse(JSON.stringify(parsed))).toEqual(parsed);
        for (const text of textsOf(parsed)) {
          expect(text).not.toMatch(/[\p{Cc}\p{Cs}]/u);
          expect(text.length).toBeLessThanOrEqual(limits.inputCharacters);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function routeOf(path: string): Route {
  const route = parseRoute(path);
  if (route === null) throw new Error(`no route: ${path}`);
  return route;
}

/** TypeScript gives every object of a JSON list the names of all. */
const byName = (parameters: Record<string, string>) => new Map(Object.entries(parameters));

function defined(parameters: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([key, text]) => (text === undefined ? [] : [[key, text]])),
  );
}
