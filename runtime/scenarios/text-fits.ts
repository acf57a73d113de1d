import { compilePattern } from '#runtime/expressions/pattern.ts';
import { spaced } from './heard.ts';
import type { TextExpectation } from './scenario.ts';

/** Whether texts that follow each other are as expected: together, or, when they must be exact, one of them. */
export function textFits(texts: readonly string[], expected: TextExpectation): boolean {
  const whole = texts.join(' ');
  if (typeof expected === 'string') return folded(whole).includes(folded(expected));
  if ('exact' in expected) return [whole, ...texts].includes(spaced(expected.exact));
  const pattern = compilePattern(expected.pattern, { whole: false, ignoreCase: false });
  return pattern.ok && pattern.matches(whole);
}

/** In words, for people. */
export function expectedText(expected: TextExpectation): string {
  if (typeof expected === 'string') return `“${expected}”`;
  return 'exact' in expected ? `exactly “${expected.exact}”` : `something like /${expected.pattern}/`;
}

function folded(text: string): string {
  return spaced(text).toLowerCase();
}
