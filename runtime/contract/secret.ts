import type { Json } from './json.ts';

/**
 * Sensitive text never stands in a document, an effect, a trace or a variable: a token stands for it, and the text
 * itself only in `state.secrets`. U+0001 cannot come from outside, since every `parse` strips control characters.
 */
const mark = '\u0001';
const token = new RegExp(`${mark}secret:([a-z0-9]+)${mark}`, 'g');

export const hiddenText = '••••';

/** The token that stands for the secret with this id. */
export function secretToken(id: string): string {
  return `${mark}secret:${id}${mark}`;
}

export function hasSecret(value: Json): boolean {
  return JSON.stringify(value ?? null).includes('\\u0001secret:');
}

/** A deep copy in which every token is replaced by its secret; an unknown id by an empty text. */
export function reveal<T>(value: T, secrets: Readonly<Record<string, string>>): T {
  return replaceTokens(value, (id) => secrets[id] ?? '');
}

/** A deep copy in which every token is replaced by dots, for logs, traces and people. */
export function redact<T>(value: T): T {
  return replaceTokens(value, () => hiddenText);
}

/** The type is kept because only the inside of strings changes. */
function replaceTokens<T>(value: T, text: (id: string) => string): T {
  if (typeof value === 'string') return value.replace(token, (_, id: string) => text(id)) as T;
  if (Array.isArray(value)) return value.map((item) => replaceTokens(item, text)) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, replaceTokens(item, text)]),
    ) as T;
  }
  return value;
}
