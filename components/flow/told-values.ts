import { type Words, wordsOf } from '#components/flow/words.ts';
import type { Json } from '#runtime/contract/json.ts';

/** What a problem or a finding says as texts; an outcome by its label, or by the words that its kind of step has for it. */
export function toldValues(
  parameters: Readonly<Record<string, Json>>,
  words: Words | null,
): Record<string, string> {
  const { port, label } = parameters;
  const known =
    typeof port === 'string' && words ? wordsOf(words, { key: `ports.${port}`, values: {} }) : null;
  const outcome = label ?? known ?? port;
  return Object.fromEntries(
    Object.entries({ ...parameters, ...(outcome === undefined ? {} : { outcome }) }).map(([name, value]) => [
      name,
      plain(value),
    ]),
  );
}

function plain(value: Json): string {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
}
