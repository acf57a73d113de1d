import type { Command } from 'commander';
import { listNumbers } from '#lib/numbers/list-numbers.ts';
import { run } from '../run.ts';
import { table } from '../table.ts';

/** `ringtree number list` */
export function numberList(group: Command): void {
  const command = group.command('list').description('show the phone numbers and what answers them');
  run(command, async ({ workspace }) => {
    const numbers = await listNumbers(workspace);
    const rows = numbers.map(({ number, label, provider, account, flow, version }) => [
      number,
      provider,
      account,
      flow ?? 'nothing',
      flow === null ? '' : version === null ? 'not published' : `version ${version}`,
      label,
    ]);
    return {
      text:
        rows.length > 0
          ? table(['NUMBER', 'PROVIDER', 'ACCOUNT', 'ANSWERED BY', 'STATE', 'LABEL'], rows)
          : 'There are no numbers yet. “ringtree number add <number>” adds one.',
      json: numbers,
    };
  });
}
