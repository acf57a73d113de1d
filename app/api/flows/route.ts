import { z } from 'zod';
import { openDatabase } from '#lib/database/connect.ts';
import { createFlow } from '#lib/flows/create-flow.ts';
import { newFlow } from '#lib/flows/new-flow.ts';
import { answer } from '#lib/http/answer.ts';
import { readJson } from '#lib/http/read-json.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

const Make = z.object({ name: z.string().trim().min(1).max(120) });

/** Makes a flow that only takes the call; replies with its short name. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const { name } = await readJson(request, Make);
    const workspace = defaultWorkspace(await openDatabase());
    const { id, slug } = await createFlow(workspace, { document: newFlow(name), author: 'You' });
    return Response.json({ id, slug }, { status: 201 });
  });
}

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
