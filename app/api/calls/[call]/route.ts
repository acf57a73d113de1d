import { callReport } from '#lib/calls/call-report.ts';
import { findStoredCall } from '#lib/calls/find-stored-call.ts';
import { openDatabase } from '#lib/database/connect.ts';
import { answer } from '#lib/http/answer.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

/** A call with all its turns, for the player. */
export function GET(_: Request, { params }: { params: Promise<{ call: string }> }): Promise<Response> {
  return answer(async () => {
    const workspace = defaultWorkspace(await openDatabase());
    const { call } = await params;
    return Response.json(await callReport(workspace, await findStoredCall(workspace, call)));
  });
}

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
