import { limits } from './limits.ts';

/**
 * Text from outside, safe to store and to speak: control characters become spaces (so no token of `secret.ts` can come in),
 * lone surrogates go (PostgreSQL takes neither), and it is cut, never inside a character.
 */
export function cleanText(text: string, most: number = limits.inputCharacters): string {
  if (text.length <= most && !strange.test(text)) return text.trim();
  // Four times as many units as can be kept leave room for what is stripped, and bound the work.
  const cleaned = text
    .slice(0, most * 4)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Cs}/gu, '')
    .trim();
  return cleaned.slice(0, most).replace(/\p{Cs}$/u, '');
}

/** Nearly no text has any, and looking is cheaper than replacing. */
const strange = /[\p{Cc}\p{Cs}]/u;
