import { openDatabase } from '#lib/database/connect.ts';
import { flowPartDoor } from '#lib/http/flow-part-door.ts';
import { removeScenario } from '#lib/scenarios/remove-scenario.ts';

export const POST = flowPartDoor(openDatabase, 'scenario', ({ workspace, flow, part }) =>
  removeScenario(workspace, flow, part),
);

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
