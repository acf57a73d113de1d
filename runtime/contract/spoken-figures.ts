/** Names of 0 to 9 by the first part of a language's tag, plain as `plainWords` makes them; several of one figure with spaces between. */
const spokenFigures: Readonly<Record<string, readonly string[]>> = {
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  es: ['cero', 'uno una', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
  fr: ['zero', 'un une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  de: ['null', 'eins', 'zwei zwo', 'drei', 'vier', 'funf', 'sechs', 'sieben', 'acht', 'neun'],
  it: ['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'],
  pt: ['zero', 'um uma', 'dois duas', 'tres', 'quatro', 'cinco', 'seis meia', 'sete', 'oito', 'nove'],
  nl: ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'],
};

/** The figure with this name; '' for what is none. */
export function figureOf(word: string, language: string): string {
  const figures = spokenFigures[language.split('-')[0] ?? ''] ?? [];
  const index = figures.findIndex((names) => names.split(' ').includes(word));
  return index === -1 ? '' : String(index);
}
