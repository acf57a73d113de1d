import { openDatabase } from '#lib/database/connect.ts';
import { flowsUsing } from '#lib/flows/flows-using.ts';
import { answer } from '#lib/http/answer.ts';
import { findSchedule } from '#lib/schedules/find-schedule.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

type Place = { params: Promise<{ schedule: string }> };

/** Shared opening hours, and the short names of the flows that use them. */
export function GET(_request: Request, { params }: Place): Promise<Response> {
  return answer(async () => {
    const workspace = defaultWorkspace(await openDatabase());
    const { id, name, schedule } = await findSchedule(workspace, (await params).schedule);
    return Response.json({
      id,
      name,
      schedule,
      flows: await flowsUsing(workspace, { kind: 'schedule', id }),
    });
  });
}

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
