import type { Flow } from '#lib/database/generated/client.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import { changeScenarios } from './change-scenarios.ts';

/** Puts a flow's scenarios into an order; refuses a list that has not each of them once, since somebody added or removed one meanwhile. */
export async function orderScenarios(
  workspace: Workspace,
  flow: Flow,
  ids: readonly string[],
): Promise<void> {
  await changeScenarios(workspace, flow, async (transaction, present) => {
    const positions = new Map(ids.map((id, index) => [id, index]));
    const isComplete = positions.size === ids.length && ids.length === present.length;
    if (!isComplete || !present.every(({ id }) => positions.has(id)))
      throw new Refusal('scenarios-changed', { flow: flow.slug });
    for (const { id, position: before } of present) {
      const position = positions.get(id) ?? before;
      if (position !== before) await transaction.flowScenario.update({ where: { id }, data: { position } });
    }
  });
}
