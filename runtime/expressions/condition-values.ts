import { isTemplate } from '#runtime/contract/is-template.ts';
import { type Condition, rightOf } from './conditions.ts';
import { examplePhone } from './example-phone.ts';
import { namesIn } from './names.ts';
import { listOperators } from './operators.ts';
import { readNumber } from './read-value.ts';

/** The names on the left of a condition, such as `vars.plan`, with values that it holds for and that it doesn't; templates on its right give none. */
export function conditionValues(condition: Condition): { name: string; values: string[] }[] {
  const names = namesIn(condition.left).map((path) => path.filter((part) => part !== null).join('.'));
  const values = [...new Set(rightOf(condition).flatMap((text) => valuesAbout(condition, text)))];
  const lone = loneValues[condition.operator] ?? [];
  return names.map((name) => ({ name, values: [...values, ...lone] }));
}

const loneValues: Partial<Record<Condition['operator'], readonly string[]>> = {
  empty: ['', 'something'],
  'not-empty': ['', 'something'],
  yes: ['yes', 'no'],
  no: ['yes', 'no'],
};

function valuesAbout({ operator }: Condition, text: string): string[] {
  if (text.trim() === '' || isTemplate(text)) return [];
  if (operator === 'in-country') return [examplePhone(text.trim())].filter((number) => number !== '');
  if (operator === 'matches' || operator === 'not-matches') return matchesOf(text);
  if (operator.startsWith('date-')) return datesAbout(text);
  const number = readNumber(text);
  // Both sides of a bound; of a number that is written with leading noughts only itself.
  const beside = number === null || !ordered.includes(operator) ? [] : [number - 1, number + 1].map(String);
  const parts = listOperators.includes(operator) ? text.split(',').map((part) => part.trim()) : [text];
  return [...parts, ...beside];
}

const ordered: readonly Condition['operator'][] = ['less', 'at-most', 'greater', 'at-least', 'between'];

/** A text that a simple pattern fits: classes become one of their characters, counts their least. Of others nothing is known. */
function matchesOf(pattern: string): string[] {
  const text = pattern
    .replace(/^\^|\$$/g, '')
    .replace(/\\d|\[0-9\]/g, '1')
    .replace(/(.)\{(\d{1,2})(,\d{0,2})?\}/g, (_, one: string, count: string) => one.repeat(Number(count)))
    .replace(/(.)[+]/g, '$1')
    .replace(/.[*?]/g, '');
  return /[\\[\](){}|.]/.test(text) ? [] : [text];
}

/** The day itself, and the ones before and after it. */
function datesAbout(text: string): string[] {
  const at = Date.parse(`${text.trim().slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(at)) return [];
  return [0, -1, 1].map((days) => new Date(at + days * 86_400_000).toISOString().slice(0, 10));
}
