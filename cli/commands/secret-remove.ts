import type { Command } from 'commander';
import { removeSecret } from '#lib/stored-secrets/remove-secret.ts';
import { run } from '../run.ts';

/** `ringtree secret remove <name>` */
export function secretRemove(group: Command): void {
  const command = group
    .command('remove')
    .description('forget a secret; requests that still use it fail')
    .argument('<name>', 'its name');
  run(command, async ({ workspace }, name: string) => {
    await removeSecret(workspace, name);
    return { text: `Removed ${name}.`, json: { name } };
  });
}
