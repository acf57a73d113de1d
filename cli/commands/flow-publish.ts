import type { Command } from 'commander';
import { findFlow } from '#lib/flows/find-flow.ts';
import { readDraft } from '#lib/flows/read-draft.ts';
import { failureLine } from '#lib/scenarios/failure-line.ts';
import { reason } from '../options.ts';
import { problemList, problemsAsJson } from '../problem-list.ts';
import { run } from '../run.ts';

/** `ringtree flow publish <flow>` */
export function flowPublish(group: Command): void {
  const command = group
    .command('publish')
    .description('let new calls hear the draft; calls under way stay as they are')
    .argument('<flow>', 'its short name')
    .option('--note <text>', 'what changed, for your colleagues')
    .option(
      '--override <reason>',
      'publish although scenarios are red; the reason is kept with the version',
      reason,
    );
  run(command, async ({ workspace }, name: string, options: { note?: string; override?: string }) => {
    // It plays the tests: what that takes, other commands do without.
    const { publishFlow } = await import('#lib/flows/publish-flow.ts');
    const flow = await findFlow(workspace, name);
    const { version, unchanged, problems, red } = await publishFlow(workspace, flow, options);
    const { document } = await readDraft(workspace, flow);
    const done = unchanged
      ? `The draft of ${flow.slug} is version ${version.number} already: nothing to do.`
      : `Published ${flow.slug} as version ${version.number}.`;
    return {
      text: [
        done,
        ...red.map((result) => `  overridden: ${failureLine(result)}`),
        ...(problems.length > 0 ? [problemList(problems, document)] : []),
      ].join('\n'),
      json: {
        flow: flow.slug,
        version: version.number,
        id: version.id,
        checksum: version.checksum,
        unchanged,
        overridden: red.map(({ scenario, provider, problem }) => ({ scenario, provider, problem })),
        problems: problemsAsJson(problems, document),
      },
    };
  });
}
