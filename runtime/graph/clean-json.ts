import type { Json } from '#runtime/contract/json.ts';

/**
 * A copy without what no text of a flow may hold: control characters except tab and new line (a token of `secret.ts` is made
 * of one, and PostgreSQL cannot store NUL) and halves of surrogate pairs.
 */
export function cleanJson(value: Json): Json {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(cleanJson);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), cleanJson(item)]));
}

function clean(text: string): string {
  return text.replace(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, '');
}
