import { z } from 'zod';
import { openDatabase } from '#lib/database/connect.ts';
import { renameFlow } from '#lib/flows/rename-flow.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';

const Rename = z.object({ name: z.string().trim().min(1).max(120) });

export const POST = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const { name } = await readJson(request, Rename);
  await renameFlow(workspace, flow, { name, author: 'You' });
});

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
