import { ConfigError } from '#lib/config.ts';
import { Refusal } from '#lib/refusal.ts';
import { advice } from './advice.ts';
import { CommandError } from './command-error.ts';
import { problemList, problemsAsJson } from './problem-list.ts';

/** What a person (or with `asJson` a program) is told of a command that failed. */
export function failureText(error: unknown, asJson: boolean): string {
  const { code, message, problems, help } = tell(error);
  if (asJson) {
    const list = problems.length > 0 ? { problems: problemsAsJson(problems) } : {};
    return `${JSON.stringify({ error: { code, message, advice: help, ...list } }, null, 2)}\n`;
  }
  const list = problems.length > 0 ? `\n${problemList(problems)}\n\n` : '';
  return [`${message}\n`, list, help === '' ? '' : `${help}\n`].join('');
}

type Told = { code: string; message: string; problems: Refusal['problems']; help: string };

function tell(error: unknown): Told {
  if (error instanceof Refusal) {
    return {
      code: error.code,
      message: error.message,
      problems: error.problems,
      help: advice[error.code] ?? '',
    };
  }
  if (error instanceof CommandError) {
    return { code: error.code, message: error.message, problems: [], help: error.help };
  }
  if (error instanceof ConfigError) {
    return { code: 'configuration', message: error.message, problems: [], help: '' };
  }
  const message = error instanceof Error ? error.message : String(error);
  if (isUnreachable(error)) {
    return {
      code: 'database',
      message: `The database cannot be reached: ${message || 'no answer'}`,
      problems: [],
      help: 'Check DATABASE_URL and that PostgreSQL runs. Without DATABASE_URL Ringtree starts its own.',
    };
  }
  return { code: 'failed', message: `It did not work: ${message}`, problems: [], help: '' };
}

/** Errors of sockets and of PostgreSQL's own log-in (class 28), missing databases and refused connections. */
function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isUnreachable);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^(ECONN|ENOTFOUND|ETIMEDOUT|EHOST|EAI_|28|3D000|57P0|53300)/.test(code);
}
