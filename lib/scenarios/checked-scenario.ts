import { Refusal } from '#lib/refusal.ts';
import type { Json } from '#runtime/contract/json.ts';
import { cleanJson } from '#runtime/graph/clean-json.ts';
import { providers } from '#runtime/providers/providers.ts';
import { Scenario } from '#runtime/scenarios/scenario.ts';
import { scenarioLimits } from './scenario-limits.ts';

/** The scenario as it may be stored: without what PostgreSQL cannot keep. Refuses one that is too large, or is for a provider that nobody knows. */
export function checkedScenario(given: Scenario): Scenario {
  const text = JSON.stringify(given);
  if (Buffer.byteLength(text) > scenarioLimits.bytes)
    throw new Refusal('scenario-too-large', { scenario: given.name });
  const json: Json = JSON.parse(text);
  const parsed = Scenario.safeParse(cleanJson(json));
  if (!parsed.success) throw new Refusal('bad-scenario', { reason: 'control characters' });
  const unknown = parsed.data.providers?.find((kind) => !Object.hasOwn(providers, kind));
  if (unknown !== undefined) {
    const known = Object.keys(providers).join(', ');
    throw new Refusal('unknown-provider', { provider: unknown, known });
  }
  return parsed.data;
}
