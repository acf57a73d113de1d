import type { Command } from 'commander';
import { addAccount } from '#lib/provider-accounts/add-account.ts';
import { run } from '../run.ts';
import { readTokens } from '../token.ts';
import { verifyServiceHelp } from './provider-set.ts';

type Options = { account: string; name?: string; token?: string[]; apiUrl?: string; verifyService?: string };

/** `ringtree provider add <provider>` */
export function providerAdd(group: Command): void {
  const command = group
    .command('add')
    .description('store an account; its token is encrypted and never shown again')
    .argument('<provider>', 'twilio, plivo, …')
    .requiredOption('--account <id>', 'the provider’s id of it: Account SID, Auth ID')
    .option('--name <name>', 'what you call it')
    .option(
      '--token <token...>',
      'more than one where webhooks may be signed by another; else RINGTREE_PROVIDER_TOKEN or standard input',
    )
    .option('--verify-service <id>', verifyServiceHelp)
    .option('--api-url <url>', 'a gateway that stands in for the provider’s own REST API');
  run(command, async ({ workspace }, provider: string, options: Options) => {
    const { account, name, token, apiUrl, verifyService } = options;
    const added = await addAccount(workspace, {
      provider,
      accountId: account,
      ...(name === undefined ? {} : { name }),
      ...(apiUrl === undefined ? {} : { apiUrl }),
      ...(verifyService === undefined ? {} : { verifyService }),
      tokens: await readTokens(token),
    });
    return {
      text: `Added the account ${added.name} at ${provider}. “ringtree provider test” asks ${provider} whether it works.`,
      json: { ...added, provider, accountId: account },
    };
  });
}
