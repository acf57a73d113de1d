import { z } from 'zod';
import { openDatabase } from '#lib/database/connect.ts';
import { archiveFlow } from '#lib/flows/archive-flow.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';

const Archive = z.object({ archived: z.boolean() });

export const POST = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const { archived } = await readJson(request, Archive);
  await archiveFlow(workspace, flow, archived);
});

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
