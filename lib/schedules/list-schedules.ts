import { readSchedule, type StoredSchedule } from '#lib/schedules/find-schedule.ts';
import type { Workspace } from '#lib/workspace.ts';

/** Shared opening hours, by name. */
export async function listSchedules({ id: workspaceId, prisma }: Workspace): Promise<StoredSchedule[]> {
  const rows = await prisma.schedule.findMany({ where: { workspaceId }, orderBy: { name: 'asc' } });
  return rows.map(readSchedule);
}
