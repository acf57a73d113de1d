/** By language tag, with commas between: the phrases in a language; of another region's when this one has none. */
export function phrasesIn(phrases: Readonly<Record<string, string>>, language: string): string[] {
  const text = inLanguage(phrases, language) ?? '';
  return text
    .split(/[,;\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

/** What stands under a language's tag; else under that of another region, or of no region. */
function inLanguage<Value>(values: Readonly<Record<string, Value>>, language: string): Value | undefined {
  const [base = ''] = language.split('-');
  return values[language] ?? Object.entries(values).find(([tag]) => tag.split('-')[0] === base)?.[1];
}

/** Words as they are compared: without case, accents and punctuation. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*#]+/gu, ' ')
    .trim();
}

/** Whether a phrase stands in what was heard as whole words; both as `plainWords` makes them. */
export function hasPhrase(heard: string, phrase: string): boolean {
  return phrase !== '' && ` ${heard} `.includes(` ${phrase} `);
}
