/** What may be asked of a value; the words for people stand in the messages of the steps that use conditions. */
export const operators = [
  'equals',
  'not-equals',
  'contains',
  'not-contains',
  'starts-with',
  'ends-with',
  'one-of',
  'not-one-of',
  'matches',
  'not-matches',
  'empty',
  'not-empty',
  'less',
  'at-most',
  'greater',
  'at-least',
  'between',
  'yes',
  'no',
  'date-before',
  'date-after',
  'date-between',
  'date-within',
  'same-phone',
  'in-country',
] as const;
export type Operator = (typeof operators)[number];

/** Operators that look at the value alone. */
export const loneOperators: readonly Operator[] = ['empty', 'not-empty', 'yes', 'no'];
/** Operators with a lower and an upper end. */
export const rangeOperators: readonly Operator[] = ['between', 'date-between'];
/** Operators that look through a list. */
export const listOperators: readonly Operator[] = ['one-of', 'not-one-of', 'in-country'];
