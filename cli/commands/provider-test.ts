import type { Command } from 'commander';
import { chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import { testAccount } from '#lib/provider-accounts/test-account.ts';
import { run } from '../run.ts';

/** `ringtree provider test [account]` */
export function providerTest(group: Command): void {
  const command = group
    .command('test')
    .description('ask the provider whether an account’s token is right')
    .argument('[account]', 'its name, where there are several');
  run(command, async ({ workspace }, name: string | undefined) => {
    const account = await chooseAccount(workspace, name === undefined ? {} : { account: name });
    const title = await testAccount(account);
    return {
      text: `${account.provider} knows ${account.name} as “${title}”.`,
      json: { account: account.name, provider: account.provider, accountId: account.accountId, title },
    };
  });
}
