import type { Flow, Prisma } from '#lib/database/generated/client.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { StoredScenario } from './scenario-api.ts';
import { storedScenario } from './stored-scenario.ts';

/** A flow's scenarios, in the order of their page. */
export async function listScenarios(
  { prisma }: { prisma: Pick<Workspace['prisma'], 'flowScenario'> },
  flow: Pick<Flow, 'id'>,
): Promise<StoredScenario[]> {
  const rows = await prisma.flowScenario.findMany({ where: { flowId: flow.id }, orderBy: scenarioOrder });
  return rows.map(storedScenario);
}

const scenarioOrder: Prisma.FlowScenarioOrderByWithRelationInput[] = [{ position: 'asc' }, { id: 'asc' }];
