import type { Json } from '#runtime/contract/json.ts';

/** A value as it would be said: an absent one is '', a list its items with commas. */
export function readText(value: Json): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(readText).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A number, also one written as text; null for anything else. */
export function readNumber(value: Json): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*[+-]?(\d{1,300}(\.\d{0,300})?|\.\d{1,300})\s*$/.test(value))
    return null;
  return Number(value);
}

/** Yes or no, also written as text or 1 and 0; an absent value is no, null for anything else. */
export function readYesNo(value: Json): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = readText(value).trim().toLowerCase();
  if (['true', 'yes', 'y', '1'].includes(word)) return true;
  return ['false', 'no', 'n', '0', ''].includes(word) ? false : null;
}

/** A list; a text is split at its commas, an absent value is empty. */
export function readList(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return value === null ? [] : [value];
  const items = value.split(',').map((item) => item.trim());
  return items.filter((item) => item !== '');
}
