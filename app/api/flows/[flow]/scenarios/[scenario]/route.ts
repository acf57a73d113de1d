import { openDatabase } from '#lib/database/connect.ts';
import { flowPartDoor } from '#lib/http/flow-part-door.ts';
import { readJson } from '#lib/http/read-json.ts';
import { saveScenario } from '#lib/scenarios/save-scenario.ts';
import { SaveScenario } from '#lib/scenarios/scenario-api.ts';
import { scenarioLimits } from '#lib/scenarios/scenario-limits.ts';

export const POST = flowPartDoor(
  openDatabase,
  'scenario',
  async ({ workspace, flow, request, part: id }) =>
    await saveScenario(workspace, flow, {
      id,
      ...(await readJson(request, SaveScenario, scenarioLimits.requestBytes)),
    }),
);

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
