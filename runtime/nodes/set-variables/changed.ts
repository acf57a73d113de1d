import type { Json } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import { readList, readNumber, readText, readYesNo } from '#runtime/expressions/read-value.ts';
import type { Change } from './fields.ts';

/** What becomes of a variable; undefined when the value cannot be read as its type, or makes it too big. */
export function changed({ type, operation }: Change, before: Json, given: Json): Json | undefined {
  switch (operation) {
    case 'clear':
      return empty[type];
    case 'set':
      return fitting(read(type, given));
    case 'add':
      return sum(before, given, 1);
    case 'subtract':
      return sum(before, given, -1);
    case 'append':
      return fitting(appended(type, before, given));
  }
}

const empty: Record<Change['type'], Json> = { text: '', number: 0, 'yes-no': false, list: [] };

function read(type: Change['type'], given: Json): Json | undefined {
  switch (type) {
    case 'text':
      return readText(given);
    case 'number':
      return readNumber(given) ?? undefined;
    case 'yes-no':
      return readYesNo(given) ?? undefined;
    case 'list':
      return readList(given);
  }
}

/** A variable that was never set counts as 0. */
function sum(before: Json, given: Json, sign: 1 | -1): number | undefined {
  const first = readText(before) === '' ? 0 : readNumber(before);
  const second = readNumber(given);
  if (first === null || second === null) return undefined;
  // Tenths of money are not to become 0.30000000000000004.
  const total = Number((first + sign * second).toPrecision(12));
  return Number.isFinite(total) ? total : undefined;
}

function appended(type: Change['type'], before: Json, given: Json): Json | undefined {
  if (type === 'list') return [...readList(before), ...items(given)];
  return type === 'text' ? `${readText(before)}${readText(given)}` : undefined;
}

/** One item, unless the value is a list. */
function items(given: Json): Json[] {
  if (Array.isArray(given)) return given;
  return readText(given) === '' ? [] : [given];
}

function fitting(value: Json | undefined): Json | undefined {
  if (typeof value === 'string') return value.slice(0, limits.variableCharacters);
  return value !== undefined && JSON.stringify(value).length > limits.variableCharacters ? undefined : value;
}
