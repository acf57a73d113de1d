import { wordsOf } from '#components/flow/words.ts';
import words from '#messages/findings.en.json' with { type: 'json' };
import type { Finding } from '#runtime/explorer/finding.ts';

/** A finding in words. */
export function findingText({ messageKey, code, parameters }: Finding): string {
  const values = Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number'
        ? value
        : Array.isArray(value)
          ? value.join(', ')
          : JSON.stringify(value),
    ]),
  );
  return wordsOf(words, { key: messageKey, values }) ?? code;
}
