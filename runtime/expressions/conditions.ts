import { z } from 'zod';
import { field } from '#runtime/contract/field.ts';
import { Id } from '#runtime/contract/flow.ts';
import type { Json } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import { hiddenText } from '#runtime/contract/secret.ts';
import { compare } from './compare.ts';
import { listOperators, loneOperators, type Operator, operators, rangeOperators } from './operators.ts';

const withRight = operators.filter((name) => !loneOperators.includes(name) && !listOperators.includes(name));
const value = z.string().max(limits.inputCharacters);

/** One question about a value of the call. `left`, `right`, `upTo` and the list are templates. */
export const Condition = z.strictObject({
  id: Id,
  left: field(value.default(''), { widget: 'value', tab: 'choices', template: true }),
  operator: field(z.enum(operators).default('equals'), { widget: 'choice', tab: 'choices' }),
  /** For `date-within` a number of days. */
  right: field(value.default(''), {
    widget: 'value',
    tab: 'choices',
    template: true,
    shownWhen: { field: 'operator', is: [...withRight] },
  }),
  upTo: field(value.default(''), {
    widget: 'value',
    tab: 'choices',
    template: true,
    shownWhen: { field: 'operator', is: [...rangeOperators] },
  }),
  /** An item may be a list itself, such as `{{ vars.codes }}`. */
  list: field(
    z
      .array(
        z.strictObject({ id: Id, value: field(value, { widget: 'value', tab: 'choices', template: true }) }),
      )
      .max(200)
      .default([]),
    { widget: 'list', tab: 'choices', shownWhen: { field: 'operator', is: [...listOperators] } },
  ),
  matchCase: field(z.boolean().default(false), { widget: 'switch', tab: 'choices' }),
});
export type Condition = z.infer<typeof Condition>;

/** Gives a template's value, and whether a secret stands in it. */
export type ReadValue = (template: string) => { value: Json; sensitive: boolean };

export type ConditionSetting = { read: ReadValue; now: number; timeZone: string; country: string };

/** Whether a condition holds, and why in a plain sentence that never shows a secret. */
export function testCondition(
  condition: Condition,
  setting: ConditionSetting,
): { holds: boolean; why: string } {
  const { operator } = condition;
  const left = setting.read(condition.left);
  const right = rightOf(condition).map(setting.read);
  const holds = compare(operator, {
    left: left.value,
    right: right.flatMap(({ value }) => (Array.isArray(value) ? value : [value])),
    matchCase: condition.matchCase,
    now: setting.now,
    timeZone: setting.timeZone,
    country: setting.country,
  });
  // What a secret was found to be the same as would tell it.
  const hidden = left.sensitive || right.some(({ sensitive }) => sensitive);
  const shown = ({ value }: { value: Json }) => (hidden ? hiddenText : quoted(value));
  const rightWords = right.map(shown).join(rangeOperators.includes(operator) ? ' and ' : ', ');
  const sentence = [shown(left), words[operator], rightWords].join(' ').trim();
  return { holds, why: holds ? sentence : `not: ${sentence}` };
}

/** The templates that a condition compares with. */
export function rightOf({ operator, right, upTo, list }: Condition): string[] {
  if (loneOperators.includes(operator)) return [];
  if (listOperators.includes(operator)) return list.map(({ value }) => value);
  return rangeOperators.includes(operator) ? [right, upTo] : [right];
}

function quoted(value: Json): string {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

const words: Record<Operator, string> = {
  equals: 'is',
  'not-equals': 'is not',
  contains: 'contains',
  'not-contains': 'does not contain',
  'starts-with': 'begins with',
  'ends-with': 'ends with',
  'one-of': 'is one of',
  'not-one-of': 'is none of',
  matches: 'matches',
  'not-matches': 'does not match',
  empty: 'is empty',
  'not-empty': 'is not empty',
  less: 'is less than',
  'at-most': 'is at most',
  greater: 'is more than',
  'at-least': 'is at least',
  between: 'is between',
  yes: 'is yes',
  no: 'is no',
  'date-before': 'is before',
  'date-after': 'is after',
  'date-between': 'is between',
  'date-within': 'is within days of now:',
  'same-phone': 'is the phone number',
  'in-country': 'is a phone number of',
};
