import type { GatherInstruction } from '#runtime/contract/document.ts';
import { figureOf } from '#runtime/contract/spoken-figures.ts';
import { hasPhrase, phrasesIn, plainWords } from '#runtime/contract/spoken-words.ts';
import type { Menu, Option } from './fields.ts';

/** What keys to wait for; null when choices can only be spoken. Where a choice is longer than one key, # ends it early. */
export function keyInput({ options, speech, betweenSeconds }: Menu): GatherInstruction['digits'] {
  const most = Math.max(0, ...options.map(({ keys }) => keys.length));
  if (most === 0 && speech.on) return null;
  const hashIsFree = options.every(({ keys }) => !keys.includes('#'));
  return { most: Math.max(1, most), finishKey: most > 1 && hashIsFree ? '#' : '', betweenSeconds };
}

/** The option of these keys. */
export function optionOfKeys({ options }: Menu, keys: string): Option | null {
  return options.find((option) => option.keys !== '' && option.keys === keys) ?? null;
}

/**
 * The option that was spoken: its phrase stands in what was heard as whole words, case, accents and punctuation aside; the
 * longest phrase wins. Else the keys of an option spoken as figures or, in the languages below, as words.
 */
export function optionOfSpeech({ options }: Menu, heard: string, language: string): Option | null {
  const words = plainWords(heard);
  const found = options
    .flatMap((option) =>
      phrasesOf(option, language).map((phrase) => ({ option, phrase: plainWords(phrase) })),
    )
    .filter(({ phrase }) => hasPhrase(words, phrase))
    .sort((a, b) => b.phrase.length - a.phrase.length)[0];
  if (found) return found.option;
  const keys = spokenKeys(words, language);
  return options.find((option) => option.keys !== '' && option.keys === keys) ?? null;
}

/** What a caller may say for it. */
export function phrasesOf({ phrases }: Option, language: string): string[] {
  return phrasesIn(phrases, language);
}

/** `press two`, `2`, `one zero`: the figures in what was said, in a row. */
function spokenKeys(words: string, language: string): string {
  return words
    .split(' ')
    .map((word) => (/^[0-9*#]+$/.test(word) ? word : figureOf(word, language)))
    .join('');
}
