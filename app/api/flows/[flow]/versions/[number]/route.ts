import { openDatabase } from '#lib/database/connect.ts';
import { readVersion } from '#lib/flows/read-version.ts';
import { versionNumber } from '#lib/flows/version-number.ts';
import { flowPartDoor } from '#lib/http/flow-part-door.ts';

/** The document of a published version. */
export const GET = flowPartDoor(
  openDatabase,
  'number',
  async ({ workspace, flow, part }) => await readVersion(workspace, flow, versionNumber(flow, part)),
);

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
