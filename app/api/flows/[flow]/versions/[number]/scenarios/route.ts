import { openDatabase } from '#lib/database/connect.ts';
import { versionNumber } from '#lib/flows/version-number.ts';
import { flowPartDoor } from '#lib/http/flow-part-door.ts';
import { versionScenarios } from '#lib/scenarios/version-scenarios.ts';

/** The scenarios that it was published with. */
export const GET = flowPartDoor(openDatabase, 'number', async ({ workspace, flow, part }) => ({
  scenarios: await versionScenarios(workspace, flow, versionNumber(flow, part)),
}));

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
