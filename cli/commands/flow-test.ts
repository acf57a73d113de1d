import type { Command } from 'commander';
import type { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';
import { knownProviders } from '#lib/scenarios/known-providers.ts';
import { listScenarios } from '#lib/scenarios/list-scenarios.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import { CommandError } from '../command-error.ts';
import { writeOutput } from '../file.ts';
import { flowOrFile } from '../flow-or-file.ts';
import { junitXml } from '../junit-xml.ts';
import { several, versionName } from '../options.ts';
import { run } from '../run.ts';
import { readScenarios, scenariosBeside } from '../scenario-file.ts';
import { scenarioResults } from '../scenario-results.ts';

type Options = {
  from: ReturnType<typeof versionName>;
  scenarios?: string;
  provider?: string[];
  only?: string[];
  junit?: string;
};

/** `ringtree flow test <flow>` */
export function flowTest(group: Command): void {
  const command = group
    .command('test')
    .description('play the scenarios of a flow without a telephone, and tell which are red')
    .argument('<flow>', 'short name of a flow, a file, or - for standard input')
    .option('--from <state>', 'draft, published or the number of a version', versionName, 'draft')
    .option('--scenarios <file>', 'those of a file instead of the flow’s own')
    .option('--only <name>', 'this scenario only; may be given several times', several)
    .option('--provider <kind>', 'on this provider only; may be given several times', several)
    .option('--junit <file>', 'write the results as JUnit XML too');
  run(command, async ({ workspace }, name: string, options: Options) => {
    const { bundle, scenarios: all } = await subject(workspace, name, options);
    const scenarios = chosen(all, options.only);
    const providers = options.provider === undefined ? {} : { providers: knownProviders(options.provider) };
    // A telephone that other commands do without.
    const { runScenarios } = await import('#lib/scenarios/run-scenarios.ts');
    const results = await runScenarios({ bundle, scenarios, ...providers });
    if (results.length === 0) throw nothingToPlay(name);
    if (options.junit !== undefined) await writeOutput(options.junit, junitXml(bundle.flow.name, results));
    const failed = results.some(({ ok }) => !ok);
    return {
      text: scenarioResults(bundle.document.name, results),
      json: { ok: !failed, flow: bundle.flow.slug, version: bundle.number, results },
      failed,
    };
  });
}

type Subject = { bundle: FlowBundle; scenarios: Scenario[] };

async function subject(workspace: Workspace, name: string, { from, scenarios }: Options): Promise<Subject> {
  const given = scenarios === undefined ? undefined : await readScenarios(scenarios);
  const { bundle, flow } = await flowOrFile(workspace, name, from);
  if (flow === null) return { bundle, scenarios: given ?? (await scenariosBeside(name)) };
  const stored = async () => (await listScenarios(workspace, flow)).map(({ scenario }) => scenario);
  return { bundle, scenarios: given ?? (await stored()) };
}

function chosen(scenarios: Scenario[], only: readonly string[] | undefined): Scenario[] {
  const missing = only?.find((wanted) => !scenarios.some(({ name }) => name === wanted));
  if (missing !== undefined)
    throw new CommandError(
      'scenario-not-found',
      `There is no scenario “${missing}”.`,
      'Write its whole name.',
    );
  return scenarios.filter(({ name }) => only === undefined || only.includes(name));
}

/** Nothing red is not the same as something green: a pipeline must not take one for the other. */
function nothingToPlay(flow: string): CommandError {
  return new CommandError(
    'no-scenarios',
    `There is no scenario to play for ${flow}.`,
    'Save a test call as a scenario in the editor, or bring some in: “ringtree scenario import <flow> <file>”.',
  );
}
