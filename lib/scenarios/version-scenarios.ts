import { z } from 'zod';
import type { Flow } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { Scenario } from '#runtime/scenarios/scenario.ts';

/** The scenarios that a version was published with, in their order. */
export async function versionScenarios(
  { prisma }: Workspace,
  flow: Flow,
  number: number,
): Promise<Scenario[]> {
  const version = await prisma.version.findUnique({
    where: { flowId_number: { flowId: flow.id, number } },
    select: { scenarios: true },
  });
  if (version === null) throw new Refusal('version-not-found', { flow: flow.slug, version: number });
  return z.array(Scenario).parse(version.scenarios);
}
