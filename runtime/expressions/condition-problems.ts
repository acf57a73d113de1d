import { isTemplate } from '#runtime/contract/is-template.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { type Condition, rightOf } from './conditions.ts';
import { parseDate } from './dates.ts';
import { listOperators, loneOperators, type Operator, rangeOperators } from './operators.ts';
import { compilePattern } from './pattern.ts';
import { isCountry, parsePhone } from './phone.ts';
import { readNumber } from './read-value.ts';

/** What a condition can never decide, as far as it is written out; `place` is the path of the condition. */
export function conditionProblems(condition: Condition, place: string): NodeProblem[] {
  return [...leftProblems(condition, place), ...rightProblems(condition, place)];
}

function leftProblems({ left }: Condition, place: string): NodeProblem[] {
  const field = `${place}.left`;
  if (left.trim() === '') return [{ code: 'no-value', severity: 'error', field }];
  if (isTemplate(left)) return [];
  return [{ code: 'fixed-value', severity: 'warning', field, parameters: { text: left } }];
}

function rightProblems(condition: Condition, place: string): NodeProblem[] {
  const { operator } = condition;
  if (loneOperators.includes(operator)) return [];
  const sides = rightOf(condition);
  const field = fieldOf(operator);
  if (sides.length === 0) return [{ code: 'no-list', severity: 'error', field: `${place}.${field(0)}` }];
  return sides.flatMap((text, index): NodeProblem[] => {
    const code = problemOf(operator, text);
    return code === null
      ? []
      : [{ code, severity: 'error', field: `${place}.${field(index)}`, parameters: { text } }];
  });
}

function fieldOf(operator: Operator): (index: number) => string {
  if (listOperators.includes(operator)) return (index) => `list.${index}.value`;
  if (rangeOperators.includes(operator)) return (index) => (index === 0 ? 'right' : 'upTo');
  return () => 'right';
}

/** null when there is nothing wrong, or only the call can tell. */
function problemOf(operator: Operator, text: string): string | null {
  if (text.trim() === '') return 'nothing-to-compare';
  if (isTemplate(text)) return null;
  switch (operator) {
    case 'less':
    case 'at-most':
    case 'greater':
    case 'at-least':
    case 'between':
    case 'date-within':
      return readNumber(text) === null ? 'not-a-number' : null;
    case 'date-before':
    case 'date-after':
    case 'date-between':
      return parseDate(text, { now: 0, timeZone: 'Etc/UTC', language: 'en' }) === null ? 'not-a-date' : null;
    case 'matches':
    case 'not-matches':
      return compilePattern(text, { whole: false, ignoreCase: true }).ok ? null : 'bad-pattern';
    case 'same-phone':
      return parsePhone(text, 'US') === null ? 'not-a-phone-number' : null;
    case 'in-country':
      return isCountry(text.trim().toUpperCase()) ? null : 'unknown-country';
    case 'equals':
    case 'not-equals':
    case 'contains':
    case 'not-contains':
    case 'starts-with':
    case 'ends-with':
    case 'one-of':
    case 'not-one-of':
    case 'empty':
    case 'not-empty':
    case 'yes':
    case 'no':
      return null;
  }
}
