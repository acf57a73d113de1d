import type { Command } from 'commander';
import { archiveFlow } from '#lib/flows/archive-flow.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { run } from '../run.ts';

/** `ringtree flow archive <flow>` */
export function flowArchive(group: Command): void {
  const command = group
    .command('archive')
    .description('take a flow that no number leads to out of the lists')
    .argument('<flow>', 'its short name')
    .option('--undo', 'bring it back');
  run(command, async ({ workspace }, name: string, { undo = false }: { undo?: boolean }) => {
    const flow = await findFlow(workspace, name);
    await archiveFlow(workspace, flow, !undo);
    return {
      text: undo ? `${flow.slug} is back.` : `Archived ${flow.slug}. --undo brings it back.`,
      json: { flow: flow.slug, archived: !undo },
    };
  });
}
