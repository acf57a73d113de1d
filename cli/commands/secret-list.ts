import type { Command } from 'commander';
import { listSecrets } from '#lib/stored-secrets/list-secrets.ts';
import { moment } from '../moment.ts';
import { run } from '../run.ts';
import { table } from '../table.ts';

/** `ringtree secret list` */
export function secretList(group: Command): void {
  const command = group
    .command('list')
    .description('show the names of the secrets, and nothing of their values');
  run(command, async ({ workspace }) => {
    const secrets = await listSecrets(workspace);
    const rows = secrets.map(({ name, changedAt }) => [name, moment(changedAt)]);
    return {
      text:
        rows.length > 0
          ? table(['NAME', 'CHANGED (UTC)'], rows)
          : 'There are no secrets yet. “ringtree secret set <name>” stores one.',
      json: secrets,
    };
  });
}
