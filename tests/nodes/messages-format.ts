import { z } from 'zod';

const Words = z.string().trim().min(1);
const Lines = z.record(z.string(), Words);

/**
 * The words of a kind, as its `messages.<language>.json` holds them. `{name}` stands for a value of the line, or a parameter of
 * the problem. Keys of lines leave out `summary.` and `script.`, which is where they stand.
 */
export const Messages = z.strictObject({
  title: Words,
  description: Words,
  /** Of ports without a label of their own. */
  ports: Lines,
  /** By path; a list's items have no index: `targets.number`. */
  fields: z.record(
    z.string(),
    z.strictObject({ label: Words, help: Words.optional(), choices: Lines.optional() }),
  ),
  summary: Lines,
  script: Lines,
  problems: Lines,
});
export type Messages = z.infer<typeof Messages>;
