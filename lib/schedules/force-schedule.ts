import { findSchedule, type StoredSchedule } from '#lib/schedules/find-schedule.ts';
import { setSchedule } from '#lib/schedules/set-schedule.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { Schedule } from '#runtime/contract/schedule.ts';

/** Opens or closes by hand whatever the times say (`no` lets them count again); `until` is on the schedule's own clock, '' without end. */
export async function forceSchedule(
  workspace: Workspace,
  nameOrId: string,
  forced: Schedule['forced'],
): Promise<StoredSchedule> {
  const { name, schedule } = await findSchedule(workspace, nameOrId);
  const { stored } = await setSchedule(workspace, { name, json: { ...schedule, forced } });
  return stored;
}
