import type { Json } from '#runtime/contract/json.ts';

/** Puts values in the place of `{name}`; a list has its items with commas. */
export function fillWords(words: string, values: Record<string, Json>): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
    return Array.isArray(value)
      ? value.join(', ')
      : typeof value === 'string'
        ? value
        : JSON.stringify(value);
  });
}
