import type { Command } from 'commander';
import { callReport } from '#lib/calls/call-report.ts';
import { findStoredCall } from '#lib/calls/find-stored-call.ts';
import { callText } from '../call-text.ts';
import { run } from '../run.ts';

/** `ringtree call show <call>` */
export function callShow(group: Command): void {
  const command = group
    .command('show')
    .description('tell a call: what happened, which steps it passed and why, what was replied')
    .argument('<call>', 'its id, the beginning of it, or the provider’s id')
    .option('--no-replies', 'without the documents that were replied');
  run(command, async ({ workspace }, name: string, { replies }: { replies: boolean }) => {
    const report = await callReport(workspace, await findStoredCall(workspace, name));
    return { text: callText(report, replies), json: report };
  });
}
