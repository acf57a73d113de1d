import type { Command } from 'commander';
import { config } from '#lib/config.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { assignNumber } from '#lib/numbers/assign-number.ts';
import { connectNumber } from '#lib/numbers/connect-number.ts';
import { findNumber } from '#lib/numbers/find-number.ts';
import { CommandError } from '../command-error.ts';
import { run } from '../run.ts';

type Options = { none?: boolean; provider?: string; connect?: boolean };

/** `ringtree number assign <number> <flow>` */
export function numberAssign(group: Command): void {
  const command = group
    .command('assign')
    .description('let a flow answer a phone number, from the next call on')
    .argument('<number>', 'in international form: +15551234567')
    .argument('[flow]', 'its short name')
    .option('--none', 'nothing answers it: callers hear that it is not in service')
    .option('--provider <provider>', 'where two providers have this number')
    .option('--connect', 'also set our addresses at the provider (needs PUBLIC_URL)');
  run(command, async ({ workspace }, ...[text, flowName, options]: [string, string | undefined, Options]) => {
    if ((flowName === undefined) !== (options.none === true)) {
      throw new CommandError(
        'usage',
        'Say which flow answers, or --none.',
        '“ringtree flow list” shows the flows.',
      );
    }
    const publicUrl = options.connect === true ? neededPublicUrl() : null;
    const number = await findNumber(workspace, text, options.provider);
    const flow = flowName === undefined ? null : await findFlow(workspace, flowName);
    await assignNumber(workspace, number, flow);
    if (publicUrl !== null) await connectNumber(workspace, number, publicUrl);
    const published = flow?.currentVersionId != null;
    return {
      text: [
        flow === null
          ? `Nothing answers ${number.number} any more.`
          : `${flow.slug} answers ${number.number}.`,
        ...(flow === null || published
          ? []
          : [`It is not published yet: “ringtree flow publish ${flow.slug}” puts it into service.`]),
        ...(publicUrl === null ? [] : [`${number.provider} sends its calls to ${publicUrl} now.`]),
      ].join('\n'),
      json: { number: number.number, provider: number.provider, flow: flow?.slug ?? null, published },
    };
  });
}

function neededPublicUrl(): string {
  const { PUBLIC_URL } = config();
  if (PUBLIC_URL !== undefined) return PUBLIC_URL;
  throw new CommandError(
    'configuration',
    'PUBLIC_URL is not set, so the provider cannot be told where to send calls.',
    'Set it in .env to the address at which the provider reaches this installation.',
  );
}
