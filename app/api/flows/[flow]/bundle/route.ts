import { openDatabase } from '#lib/database/connect.ts';
import { versionNumber } from '#lib/flows/version-number.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readBundle } from '#lib/rehearsal/read-bundle.ts';

/** What a browser needs to play the flow: `?of=draft`, `published`, or a version's number. */
export const GET = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const of = new URL(request.url).searchParams.get('of') ?? 'draft';
  const state = of === 'draft' || of === 'published' ? of : versionNumber(flow, of);
  return await readBundle(workspace, flow, state);
});

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
