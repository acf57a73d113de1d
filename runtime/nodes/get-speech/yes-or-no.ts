import { hasPhrase, phrasesIn, plainWords } from '#runtime/contract/spoken-words.ts';
import type { GetSpeech } from './fields.ts';

type Words = Pick<GetSpeech['confirm'], 'yesWords' | 'noWords'>;

/** What was said to a confirmation; null when it was neither or both. */
export function yesOrNo(words: Words, heard: string, language: string): 'yes' | 'no' | null {
  const plain = plainWords(heard);
  const says = (phrases: string[]) => phrases.some((phrase) => hasPhrase(plain, plainWords(phrase)));
  const yes = says(wordsFor(words, 'yes', language));
  const no = says(wordsFor(words, 'no', language));
  if (yes === no) return null;
  return yes ? 'yes' : 'no';
}

/** The designer's words, else the common ones of the language; none where there are neither. */
export function wordsFor({ yesWords, noWords }: Words, answer: 'yes' | 'no', language: string): string[] {
  const own = phrasesIn(answer === 'yes' ? yesWords : noWords, language);
  return own.length > 0 ? own : phrasesIn(common[answer], language);
}

const common: Readonly<Record<'yes' | 'no', Readonly<Record<string, string>>>> = {
  yes: {
    en: 'yes, yeah, yep, correct, right, that is right',
    de: 'ja, genau, richtig, stimmt, korrekt',
    fr: 'oui, exact, correct, c’est ça',
    es: 'sí, correcto, exacto, claro',
    it: 'sì, giusto, esatto, corretto',
    pt: 'sim, certo, correto, exato',
    nl: 'ja, klopt, juist, correct',
  },
  no: {
    en: 'no, nope, wrong, not right, incorrect',
    de: 'nein, nee, falsch, nicht richtig',
    fr: 'non, faux, incorrect',
    es: 'no, incorrecto, falso',
    it: 'no, sbagliato, errato',
    pt: 'não, errado, incorreto',
    nl: 'nee, fout, onjuist',
  },
};
