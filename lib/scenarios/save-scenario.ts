import type { Flow } from '#lib/database/generated/client.ts';
import { jsonColumn } from '#lib/flows/json-column.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import { changeScenarios } from './change-scenarios.ts';
import { checkedScenario } from './checked-scenario.ts';
import type { StoredScenario } from './scenario-api.ts';
import { storedScenario } from './stored-scenario.ts';

export type SaveScenario = {
  id: string;
  scenario: Scenario;
  /** The one that was changed; anything newer refuses it. */
  revision: number;
};

/** Makes a scenario of a flow another one; it keeps its place. */
export async function saveScenario(
  workspace: Workspace,
  flow: Flow,
  { id, scenario: given, revision }: SaveScenario,
): Promise<StoredScenario> {
  const scenario = checkedScenario(given);
  const { name } = scenario;
  return await changeScenarios(workspace, flow, async (transaction, present) => {
    const before = present.find((one) => one.id === id);
    if (before === undefined) throw new Refusal('scenario-not-found', { flow: flow.slug, scenario: id });
    if (before.revision !== revision) throw new Refusal('scenario-changed', { scenario: before.name });
    if (present.some((one) => one.id !== id && one.name === name))
      throw new Refusal('scenario-exists', { flow: flow.slug, scenario: name });
    const row = await transaction.flowScenario.update({
      where: { id },
      data: { name, body: jsonColumn(scenario), revision: { increment: 1 } },
    });
    return storedScenario(row);
  });
}
