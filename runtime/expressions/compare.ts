import type { Json } from '#runtime/contract/json.ts';
import { parseDate } from './dates.ts';
import type { Operator } from './operators.ts';
import { compilePattern } from './pattern.ts';
import { parsePhone, samePhone } from './phone.ts';
import { readNumber, readText, readYesNo } from './read-value.ts';

export type Comparison = {
  left: Json;
  /** None, one, two ends of a range, or a list, as the operator wants. */
  right: Json[];
  matchCase: boolean;
  now: number;
  timeZone: string;
  country: string;
};

/**
 * Whether an operator holds. What cannot be read as the operator needs it (a word where a number is asked) makes it false,
 * also for an empty right side: an unfilled condition must not open a door.
 */
export function compare(operator: Operator, comparison: Comparison): boolean {
  const { left, right, country } = comparison;
  const [first = null, last = null] = right;
  switch (operator) {
    case 'equals':
      return isSame(first, comparison);
    case 'not-equals':
      return !isSame(first, comparison);
    case 'contains':
      return contains(first, comparison);
    case 'not-contains':
      return !contains(first, comparison);
    case 'starts-with':
      return text(first, comparison) !== '' && text(left, comparison).startsWith(text(first, comparison));
    case 'ends-with':
      return text(first, comparison) !== '' && text(left, comparison).endsWith(text(first, comparison));
    case 'one-of':
      return right.some((item) => isSame(item, comparison));
    case 'not-one-of':
      return !right.some((item) => isSame(item, comparison));
    case 'matches':
      return matches(first, comparison);
    case 'not-matches':
      return !matches(first, comparison);
    case 'empty':
      return isEmpty(left);
    case 'not-empty':
      return !isEmpty(left);
    case 'less':
      return inOrder(left, first, readNumber) < 0;
    case 'at-most':
      return inOrder(left, first, readNumber) <= 0;
    case 'greater':
      return inOrder(left, first, readNumber) > 0;
    case 'at-least':
      return inOrder(left, first, readNumber) >= 0;
    case 'between':
      return inOrder(left, first, readNumber) >= 0 && inOrder(left, last, readNumber) <= 0;
    case 'yes':
      return readYesNo(left) === true;
    case 'no':
      return readYesNo(left) === false;
    case 'date-before':
      return inOrder(left, first, dateReader(comparison)) < 0;
    case 'date-after':
      return inOrder(left, first, dateReader(comparison)) > 0;
    case 'date-between':
      return (
        inOrder(left, first, dateReader(comparison)) >= 0 && inOrder(left, last, dateReader(comparison)) <= 0
      );
    case 'date-within':
      return isWithinDays(first, comparison);
    case 'same-phone':
      return samePhone(readText(left), readText(first), country);
    case 'in-country':
      return isInCountry(comparison);
  }
}

/** A number is compared as a number, yes and no as such, everything else as text. Nothing is the same as nothing. */
function isSame(other: Json, comparison: Comparison): boolean {
  const { left } = comparison;
  if (readText(other).trim() === '') return false;
  if (typeof left === 'number') return readNumber(other) === left;
  if (typeof left === 'boolean') return readYesNo(other) === left;
  return text(left, comparison) === text(other, comparison);
}

/** A list contains an item, a text a part of it. */
function contains(part: Json, comparison: Comparison): boolean {
  const { left } = comparison;
  if (Array.isArray(left)) return left.some((item) => isSame(part, { ...comparison, left: item }));
  const sought = text(part, comparison);
  return sought !== '' && text(left, comparison).includes(sought);
}

function matches(source: Json, { left, matchCase }: Comparison): boolean {
  const pattern = compilePattern(readText(source), { whole: false, ignoreCase: !matchCase });
  return pattern.ok && readText(source) !== '' && pattern.matches(readText(left));
}

function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (value !== null && typeof value === 'object') return Object.keys(value).length === 0;
  return readText(value).trim() === '';
}

/** Negative when left comes first; not a number when one of the two cannot be read, which no comparison holds for. */
function inOrder(left: Json, right: Json, read: (value: Json) => number | null): number {
  const [one, other] = [read(left), read(right)];
  return one === null || other === null ? Number.NaN : one - other;
}

function dateReader({ now, timeZone }: Comparison): (value: Json) => number | null {
  return (value) => parseDate(value, { now, timeZone, language: 'en' });
}

function isWithinDays(days: Json, comparison: Comparison): boolean {
  const [at, most] = [dateReader(comparison)(comparison.left), readNumber(days)];
  return at !== null && most !== null && Math.abs(at - comparison.now) <= most * 86_400_000;
}

function isInCountry({ left, right, country }: Comparison): boolean {
  const phone = parsePhone(readText(left), country);
  return phone !== null && right.some((code) => readText(code).trim().toUpperCase() === phone.country);
}

function text(value: Json, { matchCase }: Comparison): string {
  const read = readText(value).trim().normalize('NFC');
  return matchCase ? read : read.toLowerCase();
}
