import { figureOf } from '#runtime/contract/spoken-figures.ts';
import { plainWords } from '#runtime/contract/spoken-words.ts';

/** The keys that a text tells callers to press, in any of the languages below: `For sales, press 1` or `oprima el dos para ventas, tres para …`. */
export function announcedKeys(text: string): string[] {
  return [...new Set(text.split(/[.!?]+(?:\s|$)/).flatMap(keysOfSentence))];
}

function keysOfSentence(sentence: string): string[] {
  const words = plainWords(sentence).split(' ');
  return Object.entries(verbs).flatMap(([language, names]) => {
    const found = words.flatMap((word, index) =>
      names.includes(word) ? keysAfter(words.slice(index + 1), language) : [],
    );
    return found.length === 0 ? [] : [...found, ...furtherKeys(sentence, language)];
  });
}

/** `…, 2 for our address`: the verb was said once. */
function furtherKeys(sentence: string, language: string): string[] {
  return sentence.split(/[,;]/).flatMap((clause) => {
    const words = plainWords(clause).split(' ');
    const first = words.findIndex((word) => !alternatives.includes(word) && !articles.includes(word));
    const [key = '', purpose = ''] = words.slice(Math.max(0, first));
    return purposes.includes(purpose) ? [keyOf(key, language)].filter((one) => one !== '') : [];
  });
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

const alternatives = ['or', 'and', 'oder', 'und', 'o', 'y', 'e', 'ou', 'et', 'of', 'en'];
const articles = ['the', 'die', 'el', 'la', 'le', 'il', 'de'];
/** Words that begin what a key is for. */
const purposes = ['for', 'to', 'if', 'fur', 'um', 'wenn', 'para', 'si', 'pour', 'per', 'se', 'voor', 'om'];

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
