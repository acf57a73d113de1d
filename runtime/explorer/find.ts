import { explorerLimits } from './explorer-limits.ts';
import type { Finding, Found } from './finding.ts';
import { stepKey } from './programs-of.ts';
import { announced } from './rules/announced.ts';
import { comesBack } from './rules/comes-back.ts';
import { endlessLoop } from './rules/endless-loop.ts';
import { missingValues } from './rules/missing-values.ts';
import { neverReached } from './rules/never-reached.ts';
import { noWayOut } from './rules/no-way-out.ts';
import { questions } from './rules/questions.ts';
import type { Inspection, Rule } from './rules/rule.ts';
import { stepName } from './rules/rule.ts';
import { saidAgain } from './rules/said-again.ts';
import { silentSteps } from './rules/silent-steps.ts';
import { trouble } from './rules/trouble.ts';
import { words } from './rules/words.ts';
import { scenarioOf } from './scenario-of.ts';

const rules: readonly Rule[] = [
  trouble,
  endlessLoop,
  noWayOut,
  announced,
  words,
  silentSteps,
  missingValues,
  questions,
  comesBack,
  saidAgain,
  neverReached,
];

/** What callers would suffer from: errors first, of each place and kind the one with the shortest call. */
export function find(inspection: Inspection): Finding[] {
  const { walk } = inspection;
  const found = new Map<string, Found>();
  for (const one of rules.flatMap((rule) => rule(inspection))) {
    const { code, version, node, port, parameters } = one;
    const key = [
      code,
      version,
      node ?? '',
      port ?? '',
      parameters['key'] ?? '',
      parameters['language'] ?? '',
      parameters['name'] ?? '',
    ].join('\n');
    const known = found.get(key);
    if (known === undefined || one.ways.length < known.ways.length) found.set(key, one);
  }
  const counts = new Map<string, number>();
  return withoutEchoes([...found.values()])
    .filter(({ code }) => {
      counts.set(code, (counts.get(code) ?? 0) + 1);
      return (counts.get(code) ?? 0) <= explorerLimits.findingsPerCode;
    })
    .sort((a, b) => (a.severity < b.severity ? -1 : Number(a.severity > b.severity)))
    .map(({ ways, ...finding }) => ({
      ...finding,
      messageKey: `findings.${finding.code}`,
      scenario: scenarioOf(
        walk,
        ways,
        `${titles[finding.code]}: ${stepName(walk, finding.version, finding.node)}`,
      ),
    }));
}

/** That a step has no words is told once: of a question, a recording or an end more precisely. */
function withoutEchoes(all: Found[]): Found[] {
  const told = new Set(
    all
      .filter(({ code }) => code.endsWith('-without-words'))
      .map(({ version, node }) => stepKey(version, node ?? '')),
  );
  return all.filter(
    ({ code, version, node }) => code !== 'says-nothing' || !told.has(stepKey(version, node ?? '')),
  );
}

/** Of the calls that show findings. */
const titles: Readonly<Record<Finding['code'], string>> = {
  'step-without-wire': 'No wire leads here',
  'step-never-reached': 'Never reached',
  'outcome-never-reached': 'Outcome never reached',
  'leads-nowhere': 'Leads nowhere',
  breaks: 'Does not work',
  'endless-loop': 'Goes round in circles',
  'no-way-out': 'No way out',
  'long-silence': 'Long silence',
  'long-prompt': 'Long prompt',
  'deep-menu': 'Menu too deep',
  'says-nothing': 'Says nothing',
  'asks-without-words': 'Asks without words',
  'records-without-words': 'Records without words',
  'ends-without-words': 'Hangs up without words',
  'endless-words': 'Never stops talking',
  'other-language': 'In another language',
  'asked-too-often': 'Asked too often',
  'round-and-round': 'Round and round',
  'mistake-without-words': 'Mistake without words',
  'comes-back-without-words': 'Back without words',
  'said-again': 'Said again',
  'value-missing': 'Value missing',
  'language-changes': 'Language changes',
  'announced-without-key': 'Key that does nothing',
  'key-not-announced': 'Key that nobody is told of',
};
