import type { Database } from '#lib/database/connect.ts';
import type { Flow } from '#lib/database/generated/client.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { answer } from '#lib/http/answer.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';

/** A door of one flow, as Next.js calls it. */
export type FlowRoute = (
  request: Request,
  context: { params: Promise<{ flow: string }> },
) => Promise<Response>;

type Work = (found: { workspace: Workspace; flow: Flow; request: Request }) => Promise<unknown>;

/** Finds the flow of the address, does the work, and replies with what comes of it as JSON. */
export function flowDoor(openDatabase: () => Promise<Database>, work: Work): FlowRoute {
  return (request, { params }) =>
    answer(async () => {
      const workspace = defaultWorkspace(await openDatabase());
      const flow = await findFlow(workspace, (await params).flow);
      return Response.json((await work({ workspace, flow, request })) ?? {});
    });
}
