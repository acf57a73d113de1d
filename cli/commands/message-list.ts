import type { Command } from 'commander';
import { findStoredCall } from '#lib/calls/find-stored-call.ts';
import { listMessages } from '#lib/messages/list-messages.ts';
import { phoneAddress } from '#lib/numbers/phone-address.ts';
import { moment } from '../moment.ts';
import { wholeNumber } from '../options.ts';
import { run } from '../run.ts';
import { table } from '../table.ts';

type Options = { call?: string; number?: string; most: number };

/** `ringtree message list` */
export function messageList(group: Command): void {
  const command = group
    .command('list')
    .description('show the newest text messages, and whether they arrived')
    .option('--call <call>', 'sent by this call only: its id, the beginning of it, or the provider’s id')
    .option('--number <number>', 'from or to this number only')
    .option('--most <number>', 'how many', wholeNumber, 20);
  run(command, async ({ workspace }, { call, number, most }: Options) => {
    const messages = await listMessages(workspace, {
      most,
      ...(call === undefined ? {} : { call: (await findStoredCall(workspace, call)).id }),
      ...(number === undefined ? {} : { number: phoneAddress(number) }),
    });
    const rows = messages.map(({ createdAt, provider, from, to, body, status, error }) => [
      moment(createdAt),
      provider,
      from,
      to,
      error === null ? status : `${status}: ${error}`,
      shortened(body),
    ]);
    return {
      text:
        rows.length > 0
          ? table(['AT (UTC)', 'PROVIDER', 'FROM', 'TO', 'STATE', 'TEXT'], rows)
          : 'There are no such messages.',
      json: messages,
    };
  });
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
