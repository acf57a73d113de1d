import { Refusal } from '#lib/refusal.ts';
import type { Json } from '#runtime/contract/json.ts';
import { cleanJson } from '#runtime/graph/clean-json.ts';
import { scenarioProblems } from '#runtime/scenarios/parse-scenarios.ts';
import { Scenario } from '#runtime/scenarios/scenario.ts';
import { scenarioLimits } from './scenario-limits.ts';

/** The scenario as it may be stored: without what PostgreSQL cannot keep. Refuses one that is too large, or that cannot be played. */
export function checkedScenario(given: Scenario): Scenario {
  const text = JSON.stringify(given);
  if (Buffer.byteLength(text) > scenarioLimits.bytes)
    throw new Refusal('scenario-too-large', { scenario: given.name });
  const json: Json = JSON.parse(text);
  const clean = cleanJson(json);
  const [problem] = scenarioProblems(clean, '');
  if (problem !== undefined)
    throw new Refusal('bad-scenario', { reason: `${problem.path} ${problem.message}`.trim() });
  return Scenario.parse(clean);
}
