import { openDatabase } from '#lib/database/connect.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { readBundle } from '#lib/rehearsal/read-bundle.ts';
import { knownProviders } from '#lib/scenarios/known-providers.ts';
import { listScenarios } from '#lib/scenarios/list-scenarios.ts';
import { runScenarios } from '#lib/scenarios/run-scenarios.ts';
import { RunScenarios } from '#lib/scenarios/scenario-api.ts';

/** Plays the flow's scenarios, or some of them. */
export const POST = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const { of, scenarios: wanted, providers } = await readJson(request, RunScenarios);
  const bundle = await readBundle(workspace, flow, of);
  const stored = await listScenarios(workspace, flow);
  const chosen = stored.filter(({ id }) => wanted === undefined || wanted.includes(id));
  const scenarios = chosen.map(({ scenario }) => scenario);
  const only = providers === undefined ? {} : { providers: knownProviders(providers) };
  const results = await runScenarios({ bundle, scenarios, ...only });
  return { ok: results.every(({ ok }) => ok), results };
});

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
