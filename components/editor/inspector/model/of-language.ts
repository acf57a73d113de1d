/** Without what is only about other languages, such as missing words in them: those are told where that language is written. */
export function ofLanguage<P extends { parameters: Readonly<Record<string, unknown>> }>(
  problems: readonly P[],
  language: string,
): P[] {
  return problems.filter(({ parameters }) => (parameters['language'] ?? language) === language);
}
