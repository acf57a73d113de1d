import { Refusal } from '#lib/refusal.ts';

/** Refuses what no account has. An empty token would make every webhook that is signed with nothing genuine. */
export function checkCredentials(accountId: string, tokens: readonly string[]): void {
  const reason =
    (accountId === '' && 'The account’s id is missing.') ||
    (/\s/.test(accountId) && 'The account’s id has spaces in it.') ||
    (tokens.length === 0 && 'The account’s token is missing.') ||
    (tokens.some((token) => token === '') && 'The account’s token is empty.') ||
    (tokens.some((token) => /\s/.test(token)) && 'The account’s token has spaces in it.');
  if (reason !== false) throw new Refusal('bad-credentials', { reason });
}
