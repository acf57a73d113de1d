import { explorerLimits } from './explorer-limits.ts';
import type { Finding, Found } from './finding.ts';
import { announced } from './rules/announced.ts';
import { comesBack } from './rules/comes-back.ts';
import { endlessLoop } from './rules/endless-loop.ts';
import { neverReached } from './rules/never-reached.ts';
import { questions } from './rules/questions.ts';
import type { Inspection, Rule } from './rules/rule.ts';
import { stepName } from './rules/rule.ts';
import { trouble } from './rules/trouble.ts';
import { words } from './rules/words.ts';
import { scenarioOf } from './scenario-of.ts';

const rules: readonly Rule[] = [trouble, endlessLoop, announced, words, questions, comesBack, neverReached];

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
    ].join('\n');
    const known = found.get(key);
    if (known === undefined || one.ways.length < known.ways.length) found.set(key, one);
  }
  const counts = new Map<string, number>();
  return [...found.values()]
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

/** Of the calls that show findings. */
const titles: Readonly<Record<Finding['code'], string>> = {
  'step-never-reached': 'Never reached',
  'outcome-never-reached': 'Outcome never reached',
  'leads-nowhere': 'Leads nowhere',
  breaks: 'Does not work',
  'endless-loop': 'Goes round in circles',
  'long-silence': 'Long silence',
  'long-prompt': 'Long prompt',
  'deep-menu': 'Menu too deep',
  'asks-without-words': 'Asks without words',
  'records-without-words': 'Records without words',
  'ends-without-words': 'Hangs up without words',
  'endless-words': 'Never stops talking',
  'other-language': 'In another language',
  'asked-too-often': 'Asked too often',
  'round-and-round': 'Round and round',
  'mistake-without-words': 'Mistake without words',
  'comes-back-without-words': 'Back without words',
  'announced-without-key': 'Key that does nothing',
  'key-not-announced': 'Key that nobody is told of',
};
