import type { Flow } from '#lib/database/generated/client.ts';
import { jsonColumn } from '#lib/flows/json-column.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import { changeScenarios } from './change-scenarios.ts';
import { checkedScenario } from './checked-scenario.ts';
import type { StoredScenario } from './scenario-api.ts';
import { storedScenario } from './stored-scenario.ts';

export type AddScenarios = {
  scenarios: readonly Scenario[];
  /** What becomes of a name that the flow has already: refused, or a number is put behind it. */
  taken: 'refuse' | 'count';
};

/** Puts scenarios behind those that a flow has; all of them or none. */
export async function addScenarios(
  workspace: Workspace,
  flow: Flow,
  { scenarios, taken }: AddScenarios,
): Promise<StoredScenario[]> {
  const checked = scenarios.map(checkedScenario);
  return await changeScenarios(workspace, flow, async (transaction, present) => {
    const names = new Set(present.map(({ name }) => name));
    const named = checked.map((scenario) => {
      const name = taken === 'count' ? freeName(scenario.name, names) : scenario.name;
      if (names.has(name)) throw new Refusal('scenario-exists', { flow: flow.slug, scenario: name });
      names.add(name);
      return { ...scenario, name };
    });
    const first = Math.max(-1, ...present.map(({ position }) => position)) + 1;
    const rows = await transaction.flowScenario.createManyAndReturn({
      data: named.map((scenario, index) => ({
        workspaceId: workspace.id,
        flowId: flow.id,
        name: scenario.name,
        body: jsonColumn(scenario),
        position: first + index,
      })),
    });
    return rows.toSorted((one, other) => one.position - other.position).map(storedScenario);
  });
}

/** `Sunday`, `Sunday 2`, `Sunday 3`, …, cut where it would be too long. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let count = 2; ; count += 1) {
    const end = ` ${count}`;
    const counted = `${name.slice(0, mostOfName - end.length).replace(/\p{Cs}$/u, '')}${end}`;
    if (!taken.has(counted)) return counted;
  }
}

/** As in `Scenario`. */
const mostOfName = 200;
