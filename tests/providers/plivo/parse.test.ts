import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '#runtime/contract/limits.ts';
import { answerReasons, factKinds, fetchReasons, parseRoute, type Route } from '#runtime/contract/routes.ts';
import { parse } from '#runtime/providers/plivo/parse.ts';
import { textsOf } from '../texts-of.ts';
import webhooks from './fixtures/webhooks.json' with { type: 'json' };

type Sample = { id: string; path: string; parameters: Record<string, string>; call: unknown; event: unknown };
const samples: Sample[] = webhooks.map((sample) => ({ ...sample, parameters: defined(sample.parameters) }));

describe('webhooks become events', () => {
  it.each(samples.map((sample) => [sample.id, sample] as const))('%s', (_, sample) => {
    const parsed = parse({ route: routeOf(sample.path), parameters: byName(sample.parameters) });
    expect(parsed.event).toEqual(sample.event);
    expect(parsed.call).toEqual(sample.call);
  });

  it('every answer, fetch and fact stands in the fixture', () => {
    const passed = new Set(samples.map((sample) => routeName(routeOf(sample.path))));
    for (const name of [
      ...answerReasons,
      ...fetchReasons.filter((reason) => reason !== 'fallback'),
      ...factKinds,
    ])
      expect([...passed]).toContain(name);
  });
});

describe('what is odd', () => {
  it('is cleaned and cut', () => {
    const speech = `one\u0001secret:a\u0001two\u0000 \uD800three ${'x'.repeat(5_000)}`;
    const { event } = parse({
      route: routeOf('/c/call1/main/1/gathered'),
      parameters: byName({ InputType: 'speech', Speech: speech }),
    });
    if (event?.kind !== 'speech-gathered') throw new Error('not speech');
    expect(event.text.startsWith('one secret:a two  three xxx')).toBe(true);
    expect(event.text).toHaveLength(limits.inputCharacters);
    expect(event.confidence).toBeNull();
  });

  it('names of prototypes are no values', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      const { event } = parse({
        route: routeOf('/c/call1/main/1/dialed'),
        parameters: byName({ DialStatus: name, DialHangupCause: name }),
      });
      expect(event).toMatchObject({ kind: 'dial-ended', status: 'failed' });
    }
  });

  it('a position outside the dial stays within it', () => {
    const legs = ['0', '-4', '7.5', '999999', 'x'].map((position) => {
      const parameters = byName({ DialAction: 'hangup', DialBLegPosition: position });
      const { event } = parse({ route: routeOf('/c/call1/leg:5/fact/leg'), parameters });
      return event?.kind === 'leg-ended' ? event.leg : null;
    });
    expect(legs).toEqual([5, 5, 12, 4 + limits.dialTargets, 5]);
  });

  const names = [...new Set(samples.flatMap((sample) => Object.keys(sample.parameters)))];
  const values = [...new Set(samples.flatMap((sample) => Object.values(sample.parameters)))];
  const value = fc.oneof(fc.constantFrom(...values), fc.string({ unit: 'binary' }), fc.integer().map(String));
  const parameters = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value);
  const route = fc.constantFrom(
    ...samples.map((sample) => sample.path),
    '/fallback',
    '/c/a/main/fetch/fallback',
  );

  it('never throws and never brings control characters or lone surrogates', () => {
    fc.assert(
      fc.property(route, parameters, (path, given) => {
        const parsed = parse({ route: routeOf(path), parameters: byName(given) });
        const again = parse({ route: routeOf(path), parameters: byName(given) });
        expect(again).toEqual(parsed);
        expect(JSON.parse(JSON.stringify(parsed))).toEqual(parsed);
        for (const text of textsOf(parsed)) {
          expect(text.isWellFormed()).toBe(true);
          expect(text).not.toMatch(/\p{Cc}/u);
          expect(text.length).toBeLessThanOrEqual(limits.inputCharacters);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function routeOf(path: string): Route {
  const route = parseRoute(path);
  if (route === null) throw new Error(`${path} is no route`);
  return route;
}

function routeName(route: Route): string {
  if (route.kind === 'fact') return route.fact;
  return route.kind === 'answer' || route.kind === 'fetch' ? route.reason : route.kind;
}

const byName = (parameters: Record<string, string>) => new Map(Object.entries(parameters));

function defined(given: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, text ?? '']));
}
