import { flowsUsing } from '#lib/flows/flows-using.ts';
import { Refusal } from '#lib/refusal.ts';
import { findSchedule } from '#lib/schedules/find-schedule.ts';
import type { Workspace } from '#lib/workspace.ts';

/** Forgets shared opening hours, by their name or id; resolves to their name. Refuses while a flow uses them. */
export async function removeSchedule(workspace: Workspace, nameOrId: string): Promise<string> {
  const { id, name } = await findSchedule(workspace, nameOrId);
  const flows = await flowsUsing(workspace, { kind: 'schedule', id });
  if (flows.length > 0) throw new Refusal('schedule-in-use', { schedule: name, flows: flows.join(', ') });
  await workspace.prisma.schedule.delete({ where: { id } });
  return name;
}
