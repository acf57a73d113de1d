import { figureOf } from '#runtime/contract/spoken-figures.ts';
import { plainWords } from '#runtime/contract/spoken-words.ts';

/** The keys that a text tells callers to press, in any of the languages below: `For sales, press 1` or `oprima el dos`. */
export function announcedKeys(text: string): string[] {
  const words = plainWords(text).split(' ');
  const found = words.flatMap((word, index) =>
    Object.entries(verbs)
      .filter(([, names]) => names.includes(word))
      .flatMap(([language]) => keysAfter(words.slice(index + 1), language)),
  );
  return [...new Set(found)];
}

/** Words between the verb and the key: “the”, “die Taste”, “sur la touche”. */
const mostBetween = 3;

function keysAfter(words: readonly string[], language: string): string[] {
  const place = words.slice(0, mostBetween + 1).findIndex((word) => keyOf(word, language) !== '');
  if (place === -1) return [];
  const key = keyOf(words[place] ?? '', language);
  const another = keyOf(words[place + 2] ?? '', language);
  return another !== '' && alternatives.includes(words[place + 1] ?? '') ? [key, another] : [key];
}

function keyOf(word: string, language: string): string {
  if (/^[0-9*#]$/.test(word)) return word;
  return figureOf(word, language) || (marks[language]?.[word] ?? '');
}

const alternatives = ['or', 'oder', 'o', 'ou', 'of'];

const verbs: Readonly<Record<string, readonly string[]>> = {
  en: ['press'],
  de: ['drucken', 'druck', 'drucke'],
  es: ['oprima', 'pulse', 'presione'],
  fr: ['appuyez', 'tapez'],
  it: ['premere', 'prema', 'premi'],
  pt: ['pressione', 'aperte', 'digite', 'tecle'],
  nl: ['druk', 'toets'],
};

const marks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { star: '*', asterisk: '*', pound: '#', hash: '#' },
  de: { stern: '*', sternchen: '*', sterntaste: '*', raute: '#', rautetaste: '#' },
  es: { asterisco: '*', estrella: '*', numeral: '#', almohadilla: '#', gato: '#' },
  fr: { etoile: '*', asterisque: '*', diese: '#' },
  it: { asterisco: '*', cancelletto: '#' },
  pt: { asterisco: '*', estrela: '*', cerquilha: '#', sustenido: '#' },
  nl: { ster: '*', sterretje: '*', hekje: '#' },
};
