import { expect, test } from 'vitest';
import { compilePattern } from '#runtime/expressions/pattern.ts';

const part = { whole: false, ignoreCase: true };

test('matches a part or the whole, with or without regard to case', () => {
  const matches = (source: string, options: { whole: boolean; ignoreCase: boolean }) => {
    const pattern = compilePattern(source, options);
    return pattern.ok && pattern.matches('Order AB-12');
  };
  expect(matches('ab-\\d+', part)).toBe(true);
  expect(matches('ab-\\d+', { whole: false, ignoreCase: false })).toBe(false);
  expect(matches('ab-\\d+', { whole: true, ignoreCase: true })).toBe(false);
  expect(matches('order .*', { whole: true, ignoreCase: true })).toBe(true);
});

test.each(['(', '(?=a)', '(a)\\1', 'x'.repeat(501), '((a{100}){100}){100}', '(\\pL{900}){900}'])(
  '%s is refused',
  (source) => expect(compilePattern(source, part)).toMatchObject({ ok: false }),
);

test('a pattern that would hang a backtracking engine ends', () => {
  const pattern = compilePattern('^(a+)+$', part);
  expect(pattern.ok && pattern.matches(`${'a'.repeat(15_999)}!`)).toBe(false);
});
