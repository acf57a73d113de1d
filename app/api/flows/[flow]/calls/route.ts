import { listCalls } from '#lib/calls/list-calls.ts';
import { openDatabase } from '#lib/database/connect.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { Refusal } from '#lib/refusal.ts';

/** Calls that the flow answered, the newest first: `?most=` 1 to 100, `?before=` a moment. */
export const GET = flowDoor(openDatabase, async ({ workspace, flow, request }) => {
  const { searchParams } = new URL(request.url);
  const most = Number(searchParams.get('most') ?? 20);
  if (!Number.isInteger(most) || most < 1 || most > 100) throw new Refusal('bad-request', { reason: 'most' });
  const text = searchParams.get('before');
  const before = text === null ? undefined : new Date(text);
  if (before !== undefined && (Number.isNaN(before.getTime()) || !/^\d{4}-/.test(text ?? '')))
    throw new Refusal('bad-request', { reason: 'before' });
  const since = before === undefined ? {} : { before };
  return { calls: await listCalls(workspace, { flow: flow.id, most, ...since }) };
});

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
