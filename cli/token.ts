import { text } from 'node:stream/consumers';
import { askHidden } from './ask-hidden.ts';
import { CommandError } from './command-error.ts';

/**
 * The tokens of an account: from the option, else from RINGTREE_PROVIDER_TOKEN, else from standard input, a line each. At a
 * terminal it asks, and shows nothing of what is typed.
 */
export async function readTokens(option: readonly string[] | undefined): Promise<string[]> {
  const given = option ?? lines(process.env['RINGTREE_PROVIDER_TOKEN'] ?? '');
  if (given.length > 0) return [...given];
  const entered = process.stdin.isTTY ? [await askHidden('Token: ')] : lines(await text(process.stdin));
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
