import { openDatabase } from '#lib/database/connect.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { listTrials } from '#lib/trials/list-trials.ts';
import { makeTrial } from '#lib/trials/make-trial.ts';
import { MakeTrial } from '#lib/trials/trial-api.ts';

export const GET = flowDoor(openDatabase, async ({ workspace, flow }) => ({
  links: await listTrials(workspace, flow),
}));

export const POST = flowDoor(
  openDatabase,
  async ({ workspace, flow, request }) =>
    await makeTrial(workspace, flow, await readJson(request, MakeTrial)),
);

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
