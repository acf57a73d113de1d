import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { setSecret } from '#lib/stored-secrets/set-secret.ts';
import { askHidden } from '../ask-hidden.ts';
import { run } from '../run.ts';

/** `ringtree secret set <name>` */
export function secretSet(group: Command): void {
  const command = group
    .command('set')
    .description(
      'store a secret; its value comes from RINGTREE_SECRET_VALUE or standard input, and is never shown',
    )
    .argument('<name>', 'such as SHOP_KEY; flows write it as {{ secrets.SHOP_KEY }}');
  run(command, async ({ workspace }, given: string) => {
    const { name, replaced } = await setSecret(workspace, { name: given, value: await readValue() });
    return {
      text: `${replaced ? 'Replaced' : 'Stored'} ${name}. Web requests of flows use it as {{ secrets.${name} }}.`,
      json: { name, replaced },
    };
  });
}

/** A file's last line ends with a line break that is not part of the value. */
async function readValue(): Promise<string> {
  const given = process.env['RINGTREE_SECRET_VALUE'];
  if (given) return given;
  if (process.stdin.isTTY) return await askHidden('Value: ');
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}
