import type { FlowScenario } from '#lib/database/generated/client.ts';
import { Scenario } from '#runtime/scenarios/scenario.ts';
import type { StoredScenario } from './scenario-api.ts';

/** A row as the pages know it. Rows are written through `Scenario` alone, so they read as one. */
export function storedScenario({ id, revision, updatedAt, body }: FlowScenario): StoredScenario {
  return { id, revision, updatedAt: updatedAt.toISOString(), scenario: Scenario.parse(body) };
}
