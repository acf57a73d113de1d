import { toldValues } from '#components/flow/told-values.ts';
import { type Words, wordsOf } from '#components/flow/words.ts';
import common from '#messages/problems.en.json' with { type: 'json' };
import type { Problem } from '#runtime/contract/problem.ts';

/** A problem in words: those of the step's kind where it has some for this code, else the common ones. */
export function problemText({ code, parameters }: Problem, words: Words | null): string {
  const values = toldValues(parameters, words);
  const own = words && wordsOf(words, { key: `problems.${code}`, values });
  return own ?? wordsOf(common, { key: code, values }) ?? code;
}
