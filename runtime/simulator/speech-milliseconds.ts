/** How long a text takes to be said, in milliseconds: an estimate from its characters, its figures and its sentence ends. */
export function speechMilliseconds(text: string, language: string): number {
  const words = text.trim();
  if (words === '') return 0;
  const figures = words.match(/\d/g)?.length ?? 0;
  const stops = words.match(/[.!?\u2026:;]+(?=\s)|[\u3002\uFF01\uFF1F]/g)?.length ?? 0;
  const perSecond = charactersPerSecond[language.slice(0, 2).toLowerCase()] ?? 15;
  const spoken = ((words.length - figures) / perSecond) * 1000;
  return Math.round(spoken + figures * figure + stops * stop) + lead;
}

/** A figure is a word of its own. */
const figure = 330;
const stop = 350;
/** Before the first word is heard. */
const lead = 200;

/** Of a telephone voice at its normal pace, about 165 English words a minute; scripts with a syllable or word a sign are slower by the sign. */
const charactersPerSecond: Readonly<Record<string, number>> = {
  en: 15,
  de: 15,
  fr: 16,
  es: 17,
  it: 16,
  pt: 16,
  nl: 15,
  ja: 7.5,
  ko: 6.5,
  zh: 4.5,
  cm: 4.5,
  yu: 4.5,
  th: 11,
};
