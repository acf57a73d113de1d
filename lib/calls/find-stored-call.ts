import type { Call } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/** A call by our id, by the beginning of it (eight characters or more), or by the provider's id. Refuses when there is none. */
export async function findStoredCall(workspace: Workspace, name: string): Promise<Call> {
  const { prisma, id: workspaceId } = workspace;
  // PostgreSQL takes no NUL, and no provider has one in its ids.
  if (name.includes('\0')) throw new Refusal('call-not-found', { call: name });
  const id = await wholeId(workspace, name);
  const call = await prisma.call.findFirst({
    where: { workspaceId, ...(id === undefined ? { providerCallId: name } : { id }) },
  });
  if (call === null) throw new Refusal('call-not-found', { call: name });
  return call;
}

/** undefined when no id begins so, or more than one. */
async function wholeId({ prisma, id }: Workspace, beginning: string): Promise<string | undefined> {
  const digits = beginning.replaceAll('-', '').toLowerCase();
  if (!/^[0-9a-f]{8,32}$/.test(digits)) return undefined;
  const [least, most] = [digits.padEnd(32, '0'), digits.padEnd(32, 'f')];
  // As a range of ids, which the primary key serves.
  const found = await prisma.$queryRaw<{ id: string }[]>`select id from calls
    where workspace_id = ${id}::uuid and id between ${least}::uuid and ${most}::uuid limit 2`;
  return found.length === 1 ? found[0]?.id : undefined;
}
