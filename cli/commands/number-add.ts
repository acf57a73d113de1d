import type { Command } from 'commander';
import { addNumber } from '#lib/numbers/add-number.ts';
import { type AccountChoice, chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import { run } from '../run.ts';

/** `ringtree number add <number>` */
export function numberAdd(group: Command): void {
  const command = group
    .command('add')
    .description('note a phone number of an account')
    .argument('<number>', 'in international form: +15551234567')
    .option('--account <name>', 'whose it is, where there are several accounts')
    .option('--provider <provider>', 'the same, by the account’s provider')
    .option('--label <text>', 'what you call it');
  run(command, async ({ workspace }, number: string, options: AccountChoice & { label?: string }) => {
    const account = await chooseAccount(workspace, options);
    const { label } = options;
    const added = await addNumber(workspace, account, { number, ...(label === undefined ? {} : { label }) });
    return {
      text: `Added ${added.number} of ${account.name}. “ringtree number assign ${added.number} <flow>” lets a flow answer it.`,
      json: { ...added, account: account.name, provider: account.provider },
    };
  });
}
