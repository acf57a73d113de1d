import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical } from '#runtime/contract/canonical.ts';

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\u007f', '~', '\n', ' '),
);

test('every text is written as JSON has it', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(canonical(text)).toBe(JSON.stringify(text));
      expect(canonical([text, { [text]: text }])).toBe(JSON.stringify([text, { [text]: text }]));
    }),
    { numRuns: 1_000 },
  );
});

test('equal values give equal text, in whatever order their names are', () => {
  fc.assert(
    fc.property(fc.dictionary(texts, fc.jsonValue(), { noNullPrototype: true }), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonical(turned)).toBe(canonical(value));
      expect(canonical(value)).toBe(plainly(value));
    }),
  );
});

/** Compared as text: after a name that is a backslash, `JSON.parse` of V8 takes escaped names for it (https://github.com/nodejs/node/issues/63785). */
function plainly(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`;
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, item]) => `${JSON.stringify(name)}:${plainly(item)}`).join(',')}}`;
}
