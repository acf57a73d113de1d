import type { Flow, FlowScenario, Prisma } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { scenarioLimits } from './scenario-limits.ts';

/** Changes a flow's scenarios in one transaction, one change after the other, and keeps them to their number. Refuses for an archived flow. */
export async function changeScenarios<Result>(
  { prisma }: Workspace,
  flow: Flow,
  change: (transaction: Prisma.TransactionClient, present: FlowScenario[]) => Promise<Result>,
): Promise<Result> {
  return await prisma.$transaction(async (transaction) => {
    await transaction.$queryRaw`select 1 from flows where id = ${flow.id}::uuid for no key update`;
    const where = { flowId: flow.id };
    const stored = await transaction.flow.findUnique({
      where: { id: flow.id },
      select: { archivedAt: true },
    });
    if (stored === null) throw new Refusal('flow-not-found', { flow: flow.slug });
    if (stored.archivedAt !== null) throw new Refusal('flow-archived', { flow: flow.slug });
    const result = await change(transaction, await transaction.flowScenario.findMany({ where }));
    const count = await transaction.flowScenario.count({ where });
    if (count > scenarioLimits.perFlow)
      throw new Refusal('too-many-scenarios', { flow: flow.slug, most: scenarioLimits.perFlow });
    return result;
  });
}
