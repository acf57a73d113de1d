import { openDatabase } from '#lib/database/connect.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { readVersion } from '#lib/flows/read-version.ts';
import { answer } from '#lib/http/answer.ts';
import { Refusal } from '#lib/refusal.ts';
import { defaultWorkspace } from '#lib/workspace.ts';

type Context = { params: Promise<{ flow: string; number: string }> };

/** The document of a published version. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { flow: name, number } = await params;
    const workspace = defaultWorkspace(await openDatabase());
    const flow = await findFlow(workspace, name);
    if (!/^\d{1,9}$/.test(number))
      throw new Refusal('version-not-found', { flow: flow.slug, version: number });
    return Response.json(await readVersion(workspace, flow, Number(number)));
  });
}

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
