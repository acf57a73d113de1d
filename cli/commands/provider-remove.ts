import type { Command } from 'commander';
import { chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import { removeAccount } from '#lib/provider-accounts/remove-account.ts';
import { run } from '../run.ts';

/** `ringtree provider remove <account>` */
export function providerRemove(group: Command): void {
  const command = group
    .command('remove')
    .description('forget an account, its token and its numbers; calls that were answered stay')
    .argument('<account>', 'its name, or the provider’s id of it');
  run(command, async ({ workspace }, name: string) => {
    const account = await chooseAccount(workspace, { account: name });
    const numbers = await removeAccount(workspace, account);
    const also = numbers.length === 0 ? '' : ` Its numbers are gone too: ${numbers.join(', ')}.`;
    return {
      text: `Removed the account ${account.name}.${also}`,
      json: { account: account.name, provider: account.provider, numbers },
    };
  });
}
