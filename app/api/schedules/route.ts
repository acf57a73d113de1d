import { z } from 'zod';
import { openDatabase } from '#lib/database/connect.ts';
import { answer } from '#lib/http/answer.ts';
import { readJson } from '#lib/http/read-json.ts';
import { setSchedule } from '#lib/schedules/set-schedule.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

const Given = z.object({ name: z.string().max(200), schedule: z.json(), isNew: z.boolean() });

/** Stores shared opening hours under a name; where they are not to be new, those of that name are replaced. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const { name, schedule, isNew } = await readJson(request, Given);
    const workspace = defaultWorkspace(await openDatabase());
    const { stored } = await setSchedule(workspace, { name, json: schedule, isNew });
    return Response.json({ id: stored.id, name: stored.name });
  });
}

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
