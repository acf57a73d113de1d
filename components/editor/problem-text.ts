import { type Words, wordsOf } from '#components/flow/words.ts';
import common from '#messages/problems.en.json' with { type: 'json' };
import type { Json } from '#runtime/contract/json.ts';
import type { Problem } from '#runtime/contract/problem.ts';

/** A problem in words: those of the step's kind where it has some for this code, else the common ones. */
export function problemText({ code, parameters }: Problem, words: Words | null): string {
  const { port, label } = parameters;
  const known =
    typeof port === 'string' && words ? wordsOf(words, { key: `ports.${port}`, values: {} }) : null;
  const outcome = label ?? known ?? port;
  const values = Object.fromEntries(
    Object.entries({ ...parameters, ...(outcome === undefined ? {} : { outcome }) }).map(([name, value]) => [
      name,
      plain(value),
    ]),
  );
  const own = words && wordsOf(words, { key: `problems.${code}`, values });
  return own ?? wordsOf(common, { key: code, values }) ?? code;
}

function plain(value: Json): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}
