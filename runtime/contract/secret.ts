import type { Json } from './json.ts';

/**
 * Sensitive text never stands in a document, an effect, a trace or a variable: a token stands for it, and the text
 * itself only in `state.secrets`. U+0001 cannot come from outside, since every `parse` strips control characters.
 */
const mark = '\u0001';
const token = new RegExp(`${mark}secret:([a-z0-9]+)${mark}`, 'g');
const wholeToken = new RegExp(`^${mark}secret:[a-z0-9]+${mark}$`);

export const hiddenText = '••••';

/** The token that stands for the secret with this id. */
export function secretToken(id: string): string {
  return `${mark}secret:${id}${mark}`;
}

export function hasSecret(value: Json): boolean {
  if (typeof value === 'string') return value.includes(`${mark}secret:`);
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(hasSecret);
  for (const name in value) if (hasSecret(name) || hasSecret(value[name] ?? null)) return true;
  return false;
}

/** The value, or a deep copy in which every token is replaced by its secret; an unknown id by an empty text. */
export function reveal<T>(value: T, secrets: Readonly<Record<string, string>>): T {
  return replaceTokens(value, (id) => secrets[id] ?? '');
}

/** The value, or a deep copy in which every token is replaced by dots, for logs, traces and people. */
export function redact<T>(value: T): T {
  return replaceTokens(value, () => hiddenText);
}

/**
 * A deep copy in which every secret of some length reads as its token again, since what was sent somewhere may come back from
 * there. Short ones are in too many texts by chance.
 */
export function conceal<T>(value: T, secrets: Readonly<Record<string, string>>): T {
  const hidden = Object.entries(secrets)
    .filter(([, text]) => text.length >= leastConcealed)
    .sort(([, a], [, b]) => b.length - a.length);
  return hidden.length === 0 ? value : replaceTexts(value, (text) => concealed(text, hidden));
}

const leastConcealed = 4;

function concealed(text: string, hidden: [id: string, text: string][]): string {
  const found = hidden.find(([, secret]) => text.includes(secret));
  if (!found) return text;
  // What stands around it may hold others, but a token must stay whole.
  return text
    .split(found[1])
    .map((part) => concealed(part, hidden))
    .join(secretToken(found[0]));
}

function replaceTokens<T>(value: T, text: (id: string) => string): T {
  // Nearly nothing holds a token, and looking is cheaper than copying.
  if (!hasMark(value)) return value;
  return replaceTexts(value, (whole) => whole.replace(token, (_, id: string) => text(id)));
}

function hasMark(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(mark);
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.some(hasMark);
  for (const name in value) if (hasMark((value as Record<string, unknown>)[name])) return true;
  return false;
}

/** The type is kept because only the inside of strings changes; a number that is a secret becomes a text. */
function replaceTexts<T>(value: T, replaced: (text: string) => string): T {
  if (typeof value === 'string') return replaced(value) as T;
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, replaced)) as T;
  if (typeof value === 'number') {
    const text = replaced(String(value));
    return wholeToken.test(text) ? (text as T) : value;
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, replaceTexts(item, replaced)]),
    ) as T;
  }
  return value;
}
