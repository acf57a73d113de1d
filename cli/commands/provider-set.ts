import type { Command } from 'commander';
import { changeAccount } from '#lib/provider-accounts/change-account.ts';
import { chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import { CommandError } from '../command-error.ts';
import { run } from '../run.ts';

type Options = { verifyService?: string; apiUrl?: string };

/** `ringtree provider set [account]` */
export function providerSet(group: Command): void {
  const command = group
    .command('set')
    .description('change the settings of an account; an empty value takes one away')
    .argument('[account]', 'its name, where there are several')
    .option('--verify-service <id>', verifyServiceHelp)
    .option('--api-url <url>', 'a gateway that stands in for the provider’s own REST API');
  run(command, async ({ workspace }, name: string | undefined, given: Options) => {
    if (Object.keys(given).length === 0)
      throw new CommandError('usage', 'Say what to change.', '“--help” shows what can be.');
    const account = await chooseAccount(workspace, name === undefined ? {} : { account: name });
    const settings = await changeAccount(workspace, account, given);
    return {
      text: `Changed the account ${account.name}.`,
      json: { account: account.name, provider: account.provider, settings },
    };
  });
}

export const verifyServiceHelp =
  'what sends one-time codes there: a Twilio Verify service (VA…), a Plivo Verify application';
