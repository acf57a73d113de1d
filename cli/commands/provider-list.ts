import type { Command } from 'commander';
import { listAccounts } from '#lib/provider-accounts/list-accounts.ts';
import { moment } from '../moment.ts';
import { run } from '../run.ts';
import { table } from '../table.ts';

/** `ringtree provider list` */
export function providerList(group: Command): void {
  const command = group.command('list').description('show the accounts');
  run(command, async ({ workspace }) => {
    const accounts = await listAccounts(workspace);
    const rows = accounts.map(({ name, provider, accountId, numbers, addedAt }) => [
      name,
      provider,
      accountId,
      String(numbers),
      moment(addedAt),
    ]);
    return {
      text:
        rows.length > 0
          ? table(['NAME', 'PROVIDER', 'ACCOUNT', 'NUMBERS', 'ADDED (UTC)'], rows)
          : 'There are no accounts yet. “ringtree provider add <provider>” adds one.',
      json: accounts,
    };
  });
}
