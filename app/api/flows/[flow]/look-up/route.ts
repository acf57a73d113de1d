import { config } from '#lib/config.ts';
import { openDatabase } from '#lib/database/connect.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { createLookUps } from '#lib/look-ups/create-look-ups.ts';
import { processWide } from '#lib/process-wide.ts';
import { AskLookUp } from '#lib/rehearsal/look-up-api.ts';
import { lookUpForPlay } from '#lib/rehearsal/look-up-for-play.ts';
import { secrets } from '#lib/secrets.ts';

/** Carries out the web request of a call that is played in the browser. */
export const POST = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const asked = await readJson(request, AskLookUp);
  return { result: await lookUpForPlay(workspace, flow, { ...asked, httpRequest: httpRequest() }) };
});

function httpRequest() {
  return processWide('look-ups of played calls', () => {
    const allowPrivate = config().ALLOW_PRIVATE_ADDRESSES;
    return createLookUps({ database: openDatabase, secrets: secrets(), allowPrivate })['http-request'];
  });
}

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
