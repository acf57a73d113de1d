import fc from 'fast-check';
import { Output, toValueSync } from 'liquidjs';
import { expect, test } from 'vitest';
import type { Json } from '#runtime/contract/json.ts';
import { createContext, parseLiquid, renderLiquid } from '#runtime/expressions/engine.ts';
import { pathOf, plainTemplate, readPath, renderPlain, unread } from '#runtime/expressions/plain-template.ts';
import type { Scope } from '#runtime/expressions/scope.ts';

const name = fc.constantFrom(
  'a',
  'b',
  'size',
  'first',
  'last',
  'constructor',
  '__proto__',
  'toString',
  'c_1',
);
const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>('', 'text', '<b>&', 0, 1.5, -3, true, false, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: false }),
  ),
})).value;
const piece = fc.oneof(
  fc.constantFrom('Hello ', '\n', '}', 'a.b', ''),
  fc.array(name, { minLength: 1, maxLength: 4 }).map((path) => `{{ ${path.join('.')} }}`),
  fc.constantFrom(
    '{{a["b"]}}',
    '{{ a[0] }}',
    '{{- a -}}',
    '{{ a | upcase }}',
    '{{ "x" }}',
    '{% if a %}x{% endif %}',
  ),
);

function scopeOf(values: Readonly<Record<string, Json>>): Scope {
  const read = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
  const names = () => values;
  return {
    read,
    names,
    now: 0,
    timeZone: 'UTC',
    country: 'US',
    language: 'en-US',
    touched: { secret: false },
  };
}

test('a plain template says what Liquid says', () => {
  let plainOnes = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), fc.dictionary(name, value), (pieces, names) => {
      const parts = parseLiquid(pieces.join(''), 'text');
      const plain = plainTemplate(parts);
      const text = plain && renderPlain(plain, scopeOf(names).read);
      if (text === null) return;
      plainOnes += 1;
      const context = createContext(scopeOf(names), 'text');
      expect(text).toBe(String(toValueSync(renderLiquid(parts, context, 'text'))));
    }),
    { numRuns: 3_000 },
  );
  expect(plainOnes).toBeGreaterThan(500);
});

test('a path reads what Liquid reads', () => {
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.dictionary(name, value), (path, names) => {
      const [output] = parseLiquid(`{{ ${path.join('.')} }}`, 'text');
      if (!(output instanceof Output)) throw new Error('not an output');
      expect(pathOf(output)).toEqual(path);
      const found = readPath(scopeOf(names).read, path);
      if (found === unread) return;
      const byLiquid = toValueSync(output.value.value(createContext(scopeOf(names), 'text')));
      expect(found ?? null).toEqual(byLiquid ?? null);
    }),
    { numRuns: 3_000 },
  );
});

test.each(['{{ a | upcase }}', '{% if a %}x{% endif %}', '{{ a[0] }}', '{{ "x" }}', '{{ a == b }}'])(
  '%s is left to Liquid',
  (source) => {
    expect(plainTemplate(parseLiquid(source, 'text'))).toBeNull();
  },
);

test('what is escaped is left to Liquid', () => {
  expect(plainTemplate(parseLiquid('{{ a }}', 'ssml'))).toBeNull();
});
