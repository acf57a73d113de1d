import { openDatabase } from '#lib/database/connect.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { Publish } from '#lib/scenarios/scenario-api.ts';

export const POST = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const { note, override } = await readJson(request, Publish);
  const anyway = override === undefined ? {} : { override };
  const { version, unchanged } = await publishFlow(workspace, flow, { note, author: 'You', ...anyway });
  return { version: version.number, unchanged };
});

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
