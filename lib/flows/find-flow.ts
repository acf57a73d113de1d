import type { Flow } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/** A flow by its short name or its id. Throws `Refusal` when there is none. */
export async function findFlow(workspace: Workspace, nameOrId: string): Promise<Flow> {
  const flow = await lookForFlow(workspace, nameOrId);
  if (flow === null) throw new Refusal('flow-not-found', { flow: nameOrId });
  return flow;
}

/** The same, or null. */
export async function lookForFlow(workspace: Workspace, nameOrId: string): Promise<Flow | null> {
  // PostgreSQL takes no NUL, and no flow has one in its name.
  if (nameOrId.includes('\0')) return null;
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(nameOrId);
  return await workspace.prisma.flow.findFirst({
    where: { workspaceId: workspace.id, ...(isId ? { id: nameOrId } : { slug: nameOrId }) },
  });
}
