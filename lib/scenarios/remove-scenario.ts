import type { Flow } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { changeScenarios } from './change-scenarios.ts';

/** Takes a scenario away, by its id or its name; versions that were published with it keep theirs. */
export async function removeScenario(workspace: Workspace, flow: Flow, idOrName: string): Promise<void> {
  await changeScenarios(workspace, flow, async (transaction, present) => {
    const found =
      present.find(({ id }) => id === idOrName.toLowerCase()) ??
      present.find(({ name }) => name === idOrName);
    if (found === undefined) throw new Refusal('scenario-not-found', { flow: flow.slug, scenario: idOrName });
    await transaction.flowScenario.delete({ where: { id: found.id } });
  });
}
