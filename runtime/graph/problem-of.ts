import type { Json } from '#runtime/contract/json.ts';
import type { Problem } from '#runtime/contract/problem.ts';

export type ProblemInput = {
  code: string;
  severity?: Problem['severity'];
  node?: string | null;
  field?: string | null;
  parameters?: Record<string, Json>;
};

/** A problem with its message key; an error of the whole flow unless told otherwise. */
export function problemOf({
  code,
  severity = 'error',
  node = null,
  field = null,
  parameters = {},
}: ProblemInput): Problem {
  return { code, severity, node, field, messageKey: `problems.${code}`, parameters };
}
