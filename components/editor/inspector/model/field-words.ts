import type { Words } from '#components/flow/words.ts';

export type FieldWords = { label: string; help: string | null; choices: Readonly<Record<string, string>> };

/** What a kind's messages say of a field; without words its name stands for it. */
export function fieldWords(messages: Words, path: string): FieldWords {
  const fields = messages['fields'];
  const words = typeof fields === 'object' ? fields[path] : undefined;
  const { label, help, choices } = typeof words === 'object' ? words : {};
  return {
    label: typeof label === 'string' ? label : (path.split('.').at(-1) ?? path),
    help: typeof help === 'string' ? help : null,
    choices: typeof choices === 'object' ? textsOf(choices) : {},
  };
}

function textsOf(words: Words): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
