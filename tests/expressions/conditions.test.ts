import { describe, expect, test } from 'vitest';
import type { Json } from '#runtime/contract/json.ts';
import { conditionProblems } from '#runtime/expressions/condition-problems.ts';
import { Condition, testCondition } from '#runtime/expressions/conditions.ts';
import type { Operator } from '#runtime/expressions/operators.ts';
import { now } from './scope.ts';

/** Right sides are given as they are: what a template stands for is another test's matter. */
function holds(left: Json, operator: Operator, ...right: Json[]): boolean {
  return asked({ left, operator, right }).holds;
}

function asked({ left, operator, right }: { left: Json; operator: Operator; right: Json[] }) {
  const values: Record<string, Json> = { left, right: right[0] ?? '', upTo: right[1] ?? '' };
  for (const [index, item] of right.entries()) values[`item${index}`] = item;
  const condition = Condition.parse({
    id: 'a',
    left: 'left',
    operator,
    right: 'right',
    upTo: 'upTo',
    list: right.map((_, index) => ({ id: `i${index}`, value: `item${index}` })),
  });
  return testCondition(condition, {
    read: (name) => ({ value: values[name] ?? null, sensitive: false }),
    now,
    timeZone: 'Europe/Berlin',
    country: 'US',
  });
}

const yes: [Json, Operator, ...Json[]][] = [
  ['Anna ', 'equals', 'anna'],
  [2, 'equals', '2.0'],
  ['é', 'equals', 'e\u0301'],
  [true, 'equals', 'yes'],
  ['b', 'not-equals', 'a'],
  ['', 'not-equals', ''],
  ['My Bill', 'contains', 'bill'],
  [['a', 'B'], 'contains', 'b'],
  [[1, 2], 'contains', '2'],
  ['x', 'not-contains', 'y'],
  ['+49 89', 'starts-with', '+49'],
  ['0199', 'ends-with', '99'],
  ['b', 'one-of', 'a', 'B'],
  ['b', 'one-of', ['a', 'b']],
  ['c', 'not-one-of', 'a', 'b'],
  ['AB-12', 'matches', '^[a-z]{2}-\\d+$'],
  ['AB', 'not-matches', '\\d'],
  [' ', 'empty'],
  [null, 'empty'],
  [[], 'empty'],
  [{}, 'empty'],
  [0, 'not-empty'],
  ['2', 'less', 10],
  ['-1.5', 'less', '0'],
  [3, 'at-most', '3'],
  ['3', 'greater', '2.99'],
  [3, 'at-least', 3],
  [5, 'between', '5', '5'],
  ['Yes', 'yes'],
  [1, 'yes'],
  ['no', 'no'],
  [null, 'no'],
  ['2026-12-24', 'date-before', '2026-12-25'],
  ['now', 'date-after', '2026-11-21 09:05:06'],
  ['2026-12-24', 'date-between', '2026-12-24', '2026-12-26'],
  ['2026-11-20', 'date-within', '2'],
  ['2026-11-23', 'date-within', 2],
  ['617-555-1212', 'same-phone', '+16175551212'],
  ['+41446681800', 'in-country', 'DE', 'ch'],
];

describe('holds', () => {
  test.each(yes)('%j %s %j', (left, operator, ...right) =>
    expect(holds(left, operator, ...right)).toBe(true),
  );
});

const no: [Json, Operator, ...Json[]][] = [
  ['', 'equals', ''],
  [null, 'equals', ''],
  ['a', 'equals', ''],
  ['02', 'equals', '2'],
  ['abc', 'contains', ''],
  ['abc', 'starts-with', ''],
  ['abc', 'ends-with', ''],
  ['a', 'one-of'],
  ['a', 'one-of', ''],
  ['a', 'matches', '('],
  ['a', 'matches', ''],
  ['many', 'less', '3'],
  ['many', 'at-least', '3'],
  ['', 'at-most', '3'],
  ['1e3', 'greater', '2'],
  [3, 'between', '1', ''],
  ['maybe', 'yes'],
  ['maybe', 'no'],
  ['soon', 'date-before', 'now'],
  ['now', 'date-after', 'soon'],
  ['2026-12-24', 'date-within', '7'],
  ['anonymous', 'same-phone', 'anonymous'],
  ['anonymous', 'in-country', ''],
  ['+41446681800', 'in-country'],
];

describe('does not hold', () => {
  test.each(no)('%j %s %j', (left, operator, ...right) =>
    expect(holds(left, operator, ...right)).toBe(false),
  );
});

test('capitals matter when told to', () => {
  const condition = Condition.parse({ id: 'a', left: 'Anna', right: 'anna', matchCase: true });
  const setting = { now, timeZone: 'UTC', country: 'US' };
  const read = (value: string) => ({ value, sensitive: false });
  expect(testCondition(condition, { ...setting, read }).holds).toBe(false);
});

test('why is a sentence, also when it does not hold', () => {
  expect(asked({ left: 'b', operator: 'equals', right: ['a'] }).why).toBe('not: "b" is "a"');
  expect(asked({ left: 4, operator: 'between', right: [1, 9] }).why).toBe('4 is between 1 and 9');
  expect(asked({ left: 'x'.repeat(99), operator: 'not-empty', right: [] }).why).toMatch(
    /^"x{58}… is not empty$/,
  );
});

describe('problems', () => {
  const codes = (condition: object) =>
    conditionProblems(Condition.parse({ id: 'a', left: '{{ vars.a }}', ...condition }), 'tests.0').map(
      ({ code, field }) => `${field} ${code}`,
    );
  test.each([
    [{ right: 'x' }, []],
    [{ left: '', right: 'x' }, ['tests.0.left no-value']],
    [{ left: 'vars.a', right: 'x' }, ['tests.0.left fixed-value']],
    [{}, ['tests.0.right nothing-to-compare']],
    [{ operator: 'empty' }, []],
    [{ operator: 'one-of' }, ['tests.0.list.0.value no-list']],
    [{ operator: 'between', right: '1', upTo: 'x' }, ['tests.0.upTo not-a-number']],
    [{ operator: 'less', right: '{{ vars.b }}' }, []],
    [{ operator: 'date-before', right: 'soon' }, ['tests.0.right not-a-date']],
    [{ operator: 'matches', right: '(' }, ['tests.0.right bad-pattern']],
    [{ operator: 'same-phone', right: 'Ben' }, ['tests.0.right not-a-phone-number']],
    [{ operator: 'in-country', list: [{ id: 'x', value: 'ZZ' }] }, ['tests.0.list.0.value unknown-country']],
  ])('%j', (condition, problems) => expect(codes(condition)).toEqual(problems));
});
