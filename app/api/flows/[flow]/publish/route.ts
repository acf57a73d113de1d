import { z } from 'zod';
import { openDatabase } from '#lib/database/connect.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';

const Publish = z.object({ note: z.string().trim().max(500) });

export const POST = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const { note } = await readJson(request, Publish);
  const { version, unchanged } = await publishFlow(workspace, flow, { note, author: 'You' });
  return { version: version.number, unchanged };
});

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
