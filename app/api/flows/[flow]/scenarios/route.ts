import { openDatabase } from '#lib/database/connect.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { addScenarios } from '#lib/scenarios/add-scenarios.ts';
import { listScenarios } from '#lib/scenarios/list-scenarios.ts';
import { AddScenarios } from '#lib/scenarios/scenario-api.ts';
import { scenarioLimits } from '#lib/scenarios/scenario-limits.ts';

export const GET = flowDoor(openDatabase, async ({ workspace, flow }) => ({
  scenarios: await listScenarios(workspace, flow),
}));

export const POST = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const wanted = await readJson(request, AddScenarios, scenarioLimits.requestBytes);
  return { scenarios: await addScenarios(workspace, flow, wanted) };
});

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
