import type { z } from 'zod';
import type { Shape } from './shape.ts';

/** What is wrong with a value, for the person who typed it; null when the schema takes it. */
export function plainProblem(field: { schema: z.ZodType; shape: Shape }, value: unknown): string | null {
  const parsed = field.schema.safeParse(value);
  if (parsed.success) return null;
  const issue = parsed.error.issues[0];
  return issue === undefined ? 'This cannot be used here.' : issueWords(issue, field.shape);
}

function issueWords(issue: z.core.$ZodIssue, shape: Shape): string {
  if (issue.path.length === 0 && shape.kind === 'number') return numberWords(shape);
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string'
        ? `Use at most ${issue.maximum} characters.`
        : `Use at most ${issue.maximum}.`;
    case 'too_small':
      return issue.origin === 'string' && issue.minimum <= 1
        ? 'This must be filled in.'
        : `Use at least ${issue.minimum}${issue.origin === 'string' ? ' characters' : ''}.`;
    case 'invalid_key':
      return nestedWords(issue.issues, shape);
    case 'invalid_union':
      return nestedWords(issue.errors.flat(), shape);
    case 'invalid_value':
      return 'Choose one of the list.';
    case 'invalid_type':
    case 'invalid_format':
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_element':
    case 'custom':
      // Schemas of steps write their own words; zod's begin with “Invalid”.
      return issue.message.startsWith('Invalid') ? 'This cannot be used here.' : sentence(issue.message);
  }
}

function nestedWords(issues: readonly z.core.$ZodIssue[], shape: Shape): string {
  const words = issues.map((issue) => issueWords(issue, shape));
  return words.find((text) => text !== 'Choose one of the list.') ?? 'This cannot be used here.';
}

/** `Use a whole number from 1 to 10.` */
export function numberWords({ least, most, whole }: Shape & { kind: 'number' }): string {
  const number = whole ? 'a whole number' : 'a number';
  if (least !== null && most !== null) return `Use ${number} from ${least} to ${most}.`;
  if (least !== null) return `Use ${number} of at least ${least}.`;
  return most === null ? `Use ${number}.` : `Use ${number} of at most ${most}.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
