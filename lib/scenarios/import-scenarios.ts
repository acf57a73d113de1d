import { isDeepStrictEqual } from 'node:util';
import type { Flow } from '#lib/database/generated/client.ts';
import { jsonColumn } from '#lib/flows/json-column.ts';
import { Refusal } from '#lib/refusal.ts';
import type { Workspace } from '#lib/workspace.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import { changeScenarios } from './change-scenarios.ts';
import { checkedScenario } from './checked-scenario.ts';

export type ImportedScenarios = {
  added: string[];
  changed: string[];
  removed: string[];
  unchanged: string[];
};

/**
 * Makes a flow's scenarios those of a file: one of the same name becomes the file's, the others are added, in the file's order. With `replace` those that
 * are not in it are removed; without, they stay, behind. All of it or nothing.
 */
export async function importScenarios(
  workspace: Workspace,
  flow: Flow,
  { scenarios, replace }: { scenarios: readonly Scenario[]; replace: boolean },
): Promise<ImportedScenarios> {
  const checked = scenarios.map(checkedScenario);
  checkNames(checked);
  return await changeScenarios(workspace, flow, async ({ flowScenario }, present) => {
    const done: ImportedScenarios = { added: [], changed: [], removed: [], unchanged: [] };
    const before = new Map(present.map((row) => [row.name, row]));
    for (const [position, scenario] of checked.entries()) {
      const { name } = scenario;
      const row = before.get(name);
      before.delete(name);
      const body = jsonColumn(scenario);
      const isSame = row !== undefined && isDeepStrictEqual(row.body, body);
      if (row === undefined) {
        done.added.push(name);
        await flowScenario.create({
          data: { workspaceId: workspace.id, flowId: flow.id, name, body, position },
        });
      } else {
        done[isSame ? 'unchanged' : 'changed'].push(name);
        const change = isSame ? {} : { body, revision: { increment: 1 } };
        await flowScenario.update({ where: { id: row.id }, data: { ...change, position } });
      }
    }
    const left = [...before.values()].toSorted((one, other) => one.position - other.position);
    if (replace) {
      done.removed.push(...left.map(({ name }) => name));
      await flowScenario.deleteMany({ where: { id: { in: left.map(({ id }) => id) } } });
    } else {
      for (const [index, { id }] of left.entries())
        await flowScenario.update({ where: { id }, data: { position: checked.length + index } });
    }
    return done;
  });
}

function checkNames(scenarios: readonly Scenario[]): void {
  const names = scenarios.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Refusal('scenario-twice', { scenario: twice });
}
