import type { Command } from 'commander';
import { changeAccount } from '#lib/provider-accounts/change-account.ts';
import { chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import { replaceTokens } from '#lib/provider-accounts/replace-tokens.ts';
import { CommandError } from '../command-error.ts';
import { run } from '../run.ts';
import { readTokens } from '../token.ts';

type Options = { token?: string[] | true; verifyService?: string; apiUrl?: string };

/** `ringtree provider set [account]` */
export function providerSet(group: Command): void {
  const command = group
    .command('set')
    .description('change an account: its token, or its settings; an empty setting is taken away')
    .argument('[account]', 'its name, where there are several')
    .option(
      '--token [token...]',
      'other tokens in place of its own; without one they come from RINGTREE_PROVIDER_TOKEN or standard input',
    )
    .option('--verify-service <id>', verifyServiceHelp)
    .option('--api-url <url>', 'a gateway that stands in for the provider’s own REST API');
  run(command, async ({ workspace }, name: string | undefined, { token, ...given }: Options) => {
    if (token === undefined && Object.keys(given).length === 0)
      throw new CommandError('usage', 'Say what to change.', '“--help” shows what can be.');
    const account = await chooseAccount(workspace, name === undefined ? {} : { account: name });
    const tokens = token === undefined ? null : await readTokens(token === true ? undefined : token);
    const settings = await changeAccount(workspace, account, given);
    if (tokens !== null) await replaceTokens(workspace, account, tokens);
    return {
      text: [
        `Changed the account ${account.name}.`,
        ...(tokens === null
          ? []
          : [`“ringtree provider test” asks ${account.provider} whether its new token works.`]),
      ].join('\n'),
      json: { account: account.name, provider: account.provider, settings, tokens: tokens?.length ?? null },
    };
  });
}

export const verifyServiceHelp =
  'what sends one-time codes there: a Twilio Verify service (VA…), a Plivo Verify application';
