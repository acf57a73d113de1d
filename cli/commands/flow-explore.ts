import type { Command } from 'commander';
import { programOf } from '#lib/rehearsal/program-of.ts';
import type { Exploration, WayLength } from '#runtime/explorer/report.ts';
import { writeOutput } from '../file.ts';
import { findingCall, findingText } from '../finding-text.ts';
import { flowOrFile } from '../flow-or-file.ts';
import { versionName, wholeNumber } from '../options.ts';
import { run } from '../run.ts';

type Options = {
  from: ReturnType<typeof versionName>;
  silence?: number;
  prompt?: number;
  menus?: number;
  write?: string;
};

/** `ringtree flow explore <flow>` */
export function flowExplore(group: Command): void {
  const command = group
    .command('explore')
    .description('try everything that callers may do, and tell what they would suffer from')
    .argument('<flow>', 'short name of a flow, a file, or - for standard input')
    .option('--from <state>', 'draft, published or the number of a version', versionName, 'draft')
    .option('--silence <seconds>', 'silence that callers bear', wholeNumber)
    .option('--prompt <seconds>', 'words in one go that callers bear', wholeNumber)
    .option('--menus <number>', 'menus one behind another that callers bear', wholeNumber)
    .option('--write <file>', 'write scenarios that come to every step and outcome');
  run(command, async ({ workspace }, name: string, options: Options) => {
    const { bundle } = await flowOrFile(workspace, name, options.from);
    // Other commands do without both.
    const { explore } = await import('#runtime/explorer/explore.ts');
    const { writeScenarios } = await import('#runtime/explorer/write-scenarios.ts');
    const exploration = explore(programOf(bundle), bundle.resources, {
      now: Date.now(),
      patience: patienceOf(options),
    });
    const written = options.write === undefined ? null : writeScenarios(exploration).scenarios;
    if (options.write !== undefined)
      await writeOutput(options.write, `${JSON.stringify({ scenarios: written }, null, 2)}\n`);
    const failed = exploration.findings.some(({ severity }) => severity === 'error');
    return {
      text: [
        ...told(bundle.document.name, exploration),
        ...(written === null ? [] : [`Wrote ${written.length} scenarios to ${options.write}.`]),
      ].join('\n'),
      json: { ok: !failed, flow: bundle.flow.slug, version: bundle.number, ...asJson(exploration) },
      failed,
    };
  });
}

function patienceOf({ silence, prompt, menus }: Options) {
  return {
    ...(silence === undefined ? {} : { silenceSeconds: silence }),
    ...(prompt === undefined ? {} : { promptSeconds: prompt }),
    ...(menus === undefined ? {} : { menus }),
  };
}

function told(name: string, { findings, counts, complete, toPerson, walk, outcomes }: Exploration): string[] {
  const tried = `${name}: ${counts.turns} turns of calls tried, ${counts.stops} different situations met${complete ? '' : ' (as far as the limits go)'}.`;
  const reached = outcomes.filter((one) => one.reached).length;
  const { shortest, longest } = toPerson;
  return [
    tried,
    findings.length === 0
      ? 'Nothing that callers would suffer from.'
      : `${findings.length} that callers would suffer from:`,
    ...findings.flatMap((finding) => [
      `  ${finding.severity.padEnd(7)}  ${findingText(finding, walk.programs)}`,
      ...findingCall(finding).map((line) => `             ${line}`),
    ]),
    `Calls come to ${reached} of ${outcomes.length} outcomes.`,
    ...(shortest === null || longest === null
      ? []
      : [`To a person: ${lengthText(shortest)} at the soonest, ${lengthText(longest)} at the latest.`]),
  ];
}

function lengthText({ presses, seconds }: WayLength): string {
  return `${seconds} seconds and ${presses} ${presses === 1 ? 'key' : 'keys'}`;
}

function asJson({ findings, counts, complete, toPerson, outcomes, walk }: Exploration) {
  return {
    complete,
    counts,
    findings: findings.map((finding) => ({ ...finding, message: findingText(finding, walk.programs) })),
    outcomes,
    toPerson,
  };
}
