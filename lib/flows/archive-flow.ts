import type { Flow } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';

/** Takes a flow out of the lists, or brings it back; its versions and calls stay. Refuses while numbers lead to it. */
export async function archiveFlow(workspace: Workspace, flow: Flow, archived: boolean): Promise<void> {
  const numbers = await workspace.prisma.phoneNumber.findMany({
    where: { flowId: flow.id },
    select: { number: true },
  });
  if (archived && numbers.length > 0) {
    const list = numbers.map(({ number }) => number).join(', ');
    throw new Refusal('flow-has-numbers', { flow: flow.slug, numbers: list });
  }
  const archivedAt = archived ? (flow.archivedAt ?? new Date()) : null;
  await workspace.prisma.flow.update({ where: { id: flow.id }, data: { archivedAt } });
}
