import { openDatabase } from '#lib/database/connect.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { listScenarios } from '#lib/scenarios/list-scenarios.ts';
import { orderScenarios } from '#lib/scenarios/order-scenarios.ts';
import { OrderScenarios } from '#lib/scenarios/scenario-api.ts';

export const POST = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const { ids } = await readJson(request, OrderScenarios);
  await orderScenarios(workspace, flow, ids);
  return { scenarios: await listScenarios(workspace, flow) };
});

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
