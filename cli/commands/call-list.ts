import type { Command } from 'commander';
import { listCalls } from '#lib/calls/list-calls.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { phoneAddress } from '#lib/numbers/phone-address.ts';
import { moment } from '../moment.ts';
import { wholeNumber } from '../options.ts';
import { run } from '../run.ts';
import { table } from '../table.ts';

type Options = { flow?: string; number?: string; live?: boolean; most: number };

/** `ringtree call list` */
export function callList(group: Command): void {
  const command = group
    .command('list')
    .description('show the newest calls')
    .option('--flow <flow>', 'answered by this flow only')
    .option('--number <number>', 'from or to this number only')
    .option('--live', 'under way only')
    .option('--most <number>', 'how many', wholeNumber, 20);
  run(command, async ({ workspace }, { flow, number, live, most }: Options) => {
    const calls = await listCalls(workspace, {
      most,
      ...(flow === undefined ? {} : { flow: (await findFlow(workspace, flow)).id }),
      ...(number === undefined ? {} : { number: phoneAddress(number) }),
      ...(live === undefined ? {} : { live }),
    });
    const rows = calls.map((call) => [
      call.id,
      call.provider,
      moment(call.startedAt),
      call.from,
      call.to,
      call.flow === null ? '' : `${call.flow} ${call.version ?? ''}`.trim(),
      call.outcome ?? call.status,
    ]);
    return {
      text:
        rows.length > 0
          ? table(['CALL', 'PROVIDER', 'STARTED (UTC)', 'FROM', 'TO', 'FLOW', 'STATE'], rows)
          : 'There are no such calls.',
      json: calls,
    };
  });
}
