import type { Database } from '#lib/database/connect.ts';
import type { Flow } from '#lib/database/generated/client.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { answer } from '#lib/http/answer.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';

/** A door of one thing of a flow, as Next.js calls it; `Name` is what stands in the address. */
type PartRoute<Name extends string> = (
  request: Request,
  context: { params: Promise<{ flow: string } & Record<Name, string>> },
) => Promise<Response>;

type Found = { workspace: Workspace; flow: Flow; request: Request };

/** Finds the flow of the address, does the work on what else the address names, and replies with what comes of it as JSON. */
export function flowPartDoor<Name extends string>(
  openDatabase: () => Promise<Database>,
  name: Name,
  work: (found: Found & { part: string }) => Promise<unknown>,
): PartRoute<Name> {
  return (request, { params }) =>
    answer(async () => {
      const workspace = defaultWorkspace(await openDatabase());
      const { flow: flowName, [name]: part } = await params;
      const flow = await findFlow(workspace, flowName);
      return Response.json((await work({ workspace, flow, request, part })) ?? {});
    });
}
