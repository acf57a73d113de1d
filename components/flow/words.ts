import type { Line } from '#runtime/contract/node.ts';

/** A messages file: texts by nested key, with `{name}` where a value goes. */
export type Words = { [key: string]: string | Words };

/** The text at a dotted key with its values put in; null where the file has none. */
export function wordsOf(words: Words, { key, values }: Line): string | null {
  let found: string | Words | undefined = words;
  for (const part of key.split('.')) {
    found = typeof found === 'object' && Object.hasOwn(found, part) ? found[part] : undefined;
  }
  if (typeof found !== 'string') return null;
  return found.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
