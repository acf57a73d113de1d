import type { Command } from 'commander';
import { findFlow } from '#lib/flows/find-flow.ts';
import { type Change, diff } from '#runtime/graph/diff.ts';
import { flowState } from '../flow-state.ts';
import { versionName } from '../options.ts';
import { run } from '../run.ts';

type State = ReturnType<typeof versionName>;

/** `ringtree flow diff <flow>` */
export function flowDiff(group: Command): void {
  const command = group
    .command('diff')
    .description('tell what changed, from what is published to the draft unless told otherwise')
    .argument('<flow>', 'its short name')
    .option('--from <state>', 'draft, published or the number of a version', versionName, 'published')
    .option('--to <state>', 'draft, published or the number of a version', versionName, 'draft');
  run(command, async ({ workspace }, name: string, options: { from: State; to: State }) => {
    const flow = await findFlow(workspace, name);
    const [before, after] = await Promise.all([
      flowState(workspace, flow, options.from),
      flowState(workspace, flow, options.to),
    ]);
    const changes = diff(before.document, after.document);
    const heading = `${flow.slug}, from ${before.title} to ${after.title}`;
    return {
      text: changes.length > 0 ? [`${heading}:`, ...changes.map(line)].join('\n') : `${heading}: no changes.`,
      json: { flow: flow.slug, from: before.title, to: after.title, changes },
    };
  });
}

const signs = { added: '+', removed: '-', changed: '~' };

function line({ change, part, name, field, before, after }: Change): string {
  const what = [part, name === '' ? '' : `“${name}”`, field ?? ''].filter((word) => word !== '').join(' ');
  const values = change === 'changed' ? `: ${short(before)} → ${short(after)}` : '';
  return `  ${signs[change]} ${what}${values}`;
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
