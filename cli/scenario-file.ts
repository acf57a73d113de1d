import { existsSync } from 'node:fs';
import { isTooDeep } from '#runtime/graph/too-deep.ts';
import { type ParsedScenarios, parseScenarios } from '#runtime/scenarios/parse-scenarios.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import { CommandError } from './command-error.ts';
import { pathOf, readJson } from './file.ts';
import { oneLine } from './table.ts';

/** The scenarios of a file. */
export async function readScenarios(file: string): Promise<Scenario[]> {
  const json = await readJson(file);
  const isDeep = typeof json === 'object' && json !== null && isTooDeep(json);
  const parsed = isDeep ? tooDeep : parseScenarios(json);
  if (parsed.ok) return parsed.scenarios;
  const shown = parsed.problems
    .slice(0, mostShown)
    .map(({ path, message }) => oneLine(`  ${path === '' ? '' : `${path}: `}${message}`));
  const more = parsed.problems.length - shown.length;
  throw new CommandError(
    'bad-scenarios',
    [`${file} cannot be read:`, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n'),
    'docs/scenarios.md tells how scenarios are written.',
  );
}

const mostShown = 20;
const tooDeep: ParsedScenarios = { ok: false, problems: [{ path: '', message: 'It is nested too deep.' }] };

/** Those that stand beside a flow's file: of `front-desk.json` in `front-desk.scenarios.json`. */
export async function scenariosBeside(flowFile: string): Promise<Scenario[]> {
  const file = flowFile.replace(/(\.json)?$/, '.scenarios.json');
  return flowFile !== '-' && existsSync(pathOf(file)) ? await readScenarios(file) : [];
}
