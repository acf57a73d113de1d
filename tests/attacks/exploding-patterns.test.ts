import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '#runtime/contract/limits.ts';
import { Condition, testCondition } from '#runtime/expressions/conditions.ts';
import { compilePattern } from '#runtime/expressions/pattern.ts';
import { ended } from './ended.ts';
import { seed } from './seed.ts';

/** Each takes a backtracking engine longer than the universe is old on its text. */
const bombs: readonly [pattern: string, text: string][] = [
  ['^(a+)+$', `${'a'.repeat(15_000)}!`],
  ['^(a|a)*$', `${'a'.repeat(15_000)}!`],
  ['^(a|aa)+$', `${'a'.repeat(15_000)}!`],
  ['(.*)*x', 'a'.repeat(15_000)],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'.repeat(15_000)],
  ['(x+x+)+y', 'x'.repeat(15_000)],
  [
    '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$',
    'a'.repeat(15_000),
  ],
  ['(a?){200}a{200}', 'a'.repeat(200)],
  ['^(\\d+\\s?)+$', `${'1'.repeat(15_000)}x`],
  ['(?i)(\\pL+\\pN*)+!', '\u0130'.repeat(15_000)],
];
const options = [true, false].flatMap((whole) => [true, false].map((ignoreCase) => ({ whole, ignoreCase })));

describe('a pattern that explodes elsewhere', () => {
  test.each(bombs)('%s is refused, or decided', (source, text) => {
    for (const how of options) {
      const pattern = compilePattern(source, how);
      if (pattern.ok) expect(typeof ended(() => pattern.matches(text))).toBe('boolean');
    }
  });

  test.each(bombs)('%s in a condition is decided', (source, text) => {
    const condition = Condition.parse({ id: 'a', left: 'left', operator: 'matches', right: 'right' });
    const read = (path: string) => ({ value: path === 'left' ? text : source, sensitive: false });
    const setting = { read, now: 0, timeZone: 'UTC', country: 'US' };
    expect(typeof ended(() => testCondition(condition, setting).holds)).toBe('boolean');
  });
});

test('any pattern is refused or decided, whatever it is made of', () => {
  const piece = fc.constantFrom(
    ...'a b . * + ? | ( ) (a+)+ (.*)* {2,9} {99} [a-z] \\d \\pL ^ $ (?: (?i) \\b'.split(' '),
  );
  let compiled = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const pattern = compilePattern(pieces.join(''), { whole: true, ignoreCase: false });
      if (!pattern.ok) return;
      compiled += 1;
      expect(typeof ended(() => pattern.matches(`${'ab1'.repeat(1_000)}!`))).toBe('boolean');
    }),
    // A smaller one that does not end either is not worth the wait.
    { seed, numRuns: 400, endOnFailure: true },
  );
  expect(compiled).toBeGreaterThan(20);
});

test.each([
  '(a{100}){100}',
  'a{900}b{900}',
  '((a{50}){50}){50}',
  '(?=a)',
  '(a)\\1',
  'a'.repeat(limits.patternCharacters + 1),
])('%s, which would need too much room or time, is refused when it is read', (source) =>
  expect(compilePattern(source, { whole: true, ignoreCase: true })).toMatchObject({ ok: false }),
);
