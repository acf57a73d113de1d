import type { Schedule as Row } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { Schedule } from '#runtime/contract/schedule.ts';

export type StoredSchedule = { id: string; name: string; revision: number; schedule: Schedule };

/** Shared opening hours by their name or id. Throws `Refusal` when there are none. */
export async function findSchedule(workspace: Workspace, nameOrId: string): Promise<StoredSchedule> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(nameOrId);
  const row = await workspace.prisma.schedule.findFirst({
    where: { workspaceId: workspace.id, ...(isId ? { id: nameOrId } : { name: nameOrId }) },
  });
  if (row === null) throw new Refusal('schedule-not-found', { schedule: nameOrId });
  return readSchedule(row);
}

export function readSchedule({ id, name, revision, document }: Row): StoredSchedule {
  return { id, name, revision, schedule: Schedule.parse(document) };
}
