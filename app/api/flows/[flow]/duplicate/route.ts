import { openDatabase } from '#lib/database/connect.ts';
import { duplicateFlow } from '#lib/flows/duplicate-flow.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';

export const POST = flowDoor(openDatabase, async ({ workspace, flow }) => {
  const { id, slug, name } = await duplicateFlow(workspace, flow, 'You');
  return { id, slug, name };
});

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
