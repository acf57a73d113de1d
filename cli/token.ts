import { text } from 'node:stream/consumers';
import { CommandError } from './command-error.ts';

/**
 * The tokens of an account: from the option, else from RINGTREE_PROVIDER_TOKEN, else from standard input, a line each. At a
 * terminal it asks, and shows nothing of what is typed.
 */
export async function readTokens(option: readonly string[] | undefined): Promise<string[]> {
  const given = option ?? lines(process.env['RINGTREE_PROVIDER_TOKEN'] ?? '');
  if (given.length > 0) return [...given];
  const entered = process.stdin.isTTY ? [await ask('Token: ')] : lines(await text(process.stdin));
  if (entered.some((token) => token !== '')) return entered;
  throw new CommandError(
    'no-token',
    'The account’s token is missing.',
    'Give it with --token, in RINGTREE_PROVIDER_TOKEN or on standard input.',
  );
}

function lines(input: string): string[] {
  return input
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Reads a line key by key, since a terminal would echo it. */
async function ask(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true).setEncoding('utf8');
  let typed = '';
  try {
    for await (const chunk of stdin) {
      for (const key of String(chunk)) {
        if (key === '\r' || key === '\n') return typed.trim();
        if (key === '\u0003' || key === '\u0004') throw new CommandError('cancelled', 'Cancelled.', '');
        typed = key === '\u007f' || key === '\b' ? typed.slice(0, -1) : typed + key;
      }
    }
    return typed.trim();
  } finally {
    stdin.setRawMode(false);
    stderr.write('\n');
  }
}
