import { openDatabase } from '#lib/database/connect.ts';
import { listVersions } from '#lib/flows/list-versions.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';

export const GET = flowDoor(openDatabase, async ({ workspace, flow }) => ({
  versions: await listVersions(workspace, flow),
}));

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
