import { jsonColumn } from '#lib/flows/json-column.ts';
import { Refusal } from '#lib/refusal.ts';
import { readSchedule, type StoredSchedule } from '#lib/schedules/find-schedule.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { NodeProblem } from '#runtime/contract/problem.ts';
import { Schedule } from '#runtime/contract/schedule.ts';
import { scheduleProblems } from '#runtime/expressions/schedule-problems.ts';

/**
 * Stores opening hours under a name, or replaces those that have it unless they are to be new; calls look at the new ones within a second. `problems` are
 * warnings. Refuses what is no schedule or has errors that callers would meet.
 */
export async function setSchedule(
  { id: workspaceId, prisma }: Workspace,
  { name: given, json, isNew = false }: { name: string; json: unknown; isNew?: boolean },
): Promise<{ stored: StoredSchedule; problems: NodeProblem[] }> {
  const name = given.trim();
  if (name === '' || name.length > 80) throw new Refusal('bad-schedule-name', { schedule: given });
  const { schedule, problems } = readGiven(json);
  const document = jsonColumn(schedule);
  if (isNew && (await prisma.schedule.count({ where: { workspaceId, name } })) > 0)
    throw new Refusal('schedule-exists', { schedule: name });
  const row = await prisma.schedule.upsert({
    where: { workspaceId_name: { workspaceId, name } },
    create: { workspaceId, name, document },
    update: { document, revision: { increment: 1 } },
  });
  return { stored: readSchedule(row), problems };
}

function readGiven(json: unknown): { schedule: Schedule; problems: NodeProblem[] } {
  const parsed = Schedule.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join('.') || 'the whole';
    throw new Refusal('bad-schedule', { reason: `${place}: ${issue?.message ?? 'not readable'}` });
  }
  const problems = scheduleProblems(parsed.data);
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) {
    const text = error.parameters?.['text'];
    const shown = typeof text === 'string' && text !== '' ? ` “${text}”` : '';
    throw new Refusal('bad-schedule', {
      reason: `${error.field}: ${error.code.replaceAll('-', ' ')}${shown}`,
    });
  }
  return { schedule: parsed.data, problems };
}
