import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Flow } from '#lib/database/generated/client.ts';
import { archiveFlow } from '#lib/flows/archive-flow.ts';
import { createFlow } from '#lib/flows/create-flow.ts';
import { duplicateFlow } from '#lib/flows/duplicate-flow.ts';
import { flowDoor } from '#lib/http/flow-doors.ts';
import { readJson } from '#lib/http/read-json.ts';
import { addScenarios } from '#lib/scenarios/add-scenarios.ts';
import { importScenarios } from '#lib/scenarios/import-scenarios.ts';
import { listScenarios } from '#lib/scenarios/list-scenarios.ts';
import { orderScenarios } from '#lib/scenarios/order-scenarios.ts';
import { removeScenario } from '#lib/scenarios/remove-scenario.ts';
import { saveScenario } from '#lib/scenarios/save-scenario.ts';
import { AddScenarios } from '#lib/scenarios/scenario-api.ts';
import { scenarioLimits } from '#lib/scenarios/scenario-limits.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { Scenario } from '#runtime/scenarios/scenario.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch } from '#tests/support/flows.ts';

let database: TestDatabase;
let workspace: Workspace;
let flow: Flow;

beforeAll(async () => {
  database = await testDatabase();
  workspace = defaultWorkspace(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.prisma.flow.deleteMany();
  flow = await createFlow(workspace, { document: new FlowSketch('Desk').document(), slug: 'desk' });
});

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const named = (name: string, steps: unknown[] = [{ presses: '1' }]) => Scenario.parse({ name, steps });
const add = (...scenarios: Scenario[]) => addScenarios(workspace, flow, { scenarios, taken: 'refuse' });
const names = async (of = flow) => (await listScenarios(workspace, of)).map(({ scenario }) => scenario.name);

describe('scenarios of a flow', () => {
  test('stand in the order in which they came, or were put', async () => {
    await add(named('B'), named('A'));
    await add(named('C'));
    expect(await names()).toEqual(['B', 'A', 'C']);
    const ids = (await listScenarios(workspace, flow)).map(({ id }) => id).reverse();
    await orderScenarios(workspace, flow, ids);
    expect(await names()).toEqual(['C', 'A', 'B']);
    for (const wrong of [ids.slice(1), [...ids, ids[0] ?? ''], [], ['x', ...ids.slice(1)]])
      await expect(orderScenarios(workspace, flow, wrong)).rejects.toEqual(refusal('scenarios-changed'));
  });

  test('have names of their own: refused, or counted', async () => {
    await add(named('Sunday'));
    await expect(add(named('Monday'), named('Sunday'))).rejects.toEqual(refusal('scenario-exists'));
    await expect(add(named('Twice'), named('Twice'))).rejects.toEqual(refusal('scenario-exists'));
    expect(await names()).toEqual(['Sunday']);
    const long = 'x'.repeat(200);
    const scenarios = [named('Sunday'), named('Sunday'), named(long), named(long)];
    await addScenarios(workspace, flow, { scenarios, taken: 'count' });
    expect(await names()).toEqual(['Sunday', 'Sunday 2', 'Sunday 3', long, `${'x'.repeat(198)} 2`]);
  });

  test('of two who save the same one the second is told', async () => {
    const [stored] = await add(named('Sunday'));
    const { id = '', revision = 0 } = stored ?? {};
    const change = { id, revision, scenario: named('Sunday evening', [{ hangsUp: true }]) };
    const both = await Promise.allSettled([
      saveScenario(workspace, flow, change),
      saveScenario(workspace, flow, change),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'scenario-changed' },
    });
    expect(await listScenarios(workspace, flow)).toMatchObject([
      { id, revision: 2, scenario: { name: 'Sunday evening', steps: [{ hangsUp: true }] } },
    ]);
  });

  test('are removed by id or name, and no other flow’s are', async () => {
    const [one] = await add(named('One'), named('Two'));
    const other = await createFlow(workspace, { document: new FlowSketch('Other').document() });
    for (const name of [one?.id ?? '', 'One', '__proto__', 'constructor'])
      await expect(removeScenario(workspace, other, name)).rejects.toEqual(refusal('scenario-not-found'));
    await expect(
      saveScenario(workspace, other, { id: one?.id ?? '', revision: 1, scenario: named('Mine') }),
    ).rejects.toEqual(refusal('scenario-not-found'));
    await removeScenario(workspace, flow, one?.id ?? '');
    await removeScenario(workspace, flow, 'Two');
    expect(await names()).toEqual([]);
  });

  test('go along when the flow is duplicated, and stay when it is archived', async () => {
    await add(named('One'), named('Two'));
    const copy = await duplicateFlow(workspace, flow, 'You');
    await removeScenario(workspace, flow, 'One');
    expect(await names(copy)).toEqual(['One', 'Two']);
    await archiveFlow(workspace, flow, true);
    await expect(add(named('Three'))).rejects.toEqual(refusal('flow-archived'));
    expect(await names()).toEqual(['Two']);
  });

  test('are bounded in number and length', async () => {
    const many = Array.from({ length: scenarioLimits.perFlow }, (_, index) => named(`No ${index}`));
    await add(...many);
    await expect(add(named('One more'))).rejects.toEqual(refusal('too-many-scenarios'));
    const says = Array.from({ length: 200 }, () => ({ says: 'x'.repeat(1_000) }));
    await expect(add(named('Long', says))).rejects.toEqual(refusal('scenario-too-large'));
    const wrong = [
      { name: 'X', providers: ['toString'], steps: [] },
      { name: 'X', call: { at: 'soon' }, steps: [] },
      { name: 'X', steps: [{ hears: { pattern: '(' } }] },
    ];
    for (const scenario of wrong)
      await expect(add(Scenario.parse(scenario))).rejects.toEqual(refusal('bad-scenario'));
    expect(await names()).toHaveLength(scenarioLimits.perFlow);
  });
});

describe('an import', () => {
  const bring = (replace: boolean, ...scenarios: Scenario[]) =>
    importScenarios(workspace, flow, { scenarios, replace });

  test('changes those of the same name and keeps the others behind, or removes them', async () => {
    await add(named('Mine'), named('Same'), named('Other'));
    const changed = named('Other', [{ hangsUp: true }]);
    expect(await bring(false, named('New'), changed, named('Same'))).toEqual({
      added: ['New'],
      changed: ['Other'],
      removed: [],
      unchanged: ['Same'],
    });
    expect(await names()).toEqual(['New', 'Other', 'Same', 'Mine']);
    expect((await bring(true, changed)).removed).toEqual(['New', 'Same', 'Mine']);
    expect(await listScenarios(workspace, flow)).toMatchObject([{ revision: 2, scenario: changed }]);
  });

  test('is all or nothing', async () => {
    await expect(bring(true, named('A'), named('A'))).rejects.toEqual(refusal('scenario-twice'));
    expect(await names()).toEqual([]);
  });
});

describe('what hostile hands send', () => {
  const door = flowDoor(
    () => Promise.resolve(database),
    async ({ flow: found, request }) => ({
      scenarios: await addScenarios(workspace, found, await readJson(request, AddScenarios)),
    }),
  );
  const send = (body: string) =>
    door(new Request('http://localhost/', { method: 'POST', body }), {
      params: Promise.resolve({ flow: 'desk' }),
    });

  test('is refused in words and never breaks the door', async () => {
    const deep = `{"scenarios":[{"name":"x","steps":[{"variable":{"name":"v","is":${'['.repeat(40_000)}${']'.repeat(40_000)}}}]}]}`;
    const wrong = [
      '',
      'null',
      '[]',
      '{"scenarios":[]}',
      '{"scenarios":{"__proto__":[]}}',
      '{"scenarios":[{"name":"x","steps":[{"presses":"1","says":"2"}]}]}',
      '{"scenarios":[{"name":"x","steps":[{"constructor":"1"}]}]}',
      '{"scenarios":[{"name":"x","steps":[{"presses":"abc"}]}]}',
      `{"scenarios":[{"name":"x","steps":[${'{"presses":"1"},'.repeat(600)}{"presses":"1"}]}]}`,
      deep,
    ];
    for (const body of wrong) {
      const response = await send(body);
      expect(response.status, body.slice(0, 60)).toBe(400);
    }
    expect(await names()).toEqual([]);
  });

  test('names and values of every sort come back as they were, or without what no text may hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
        fc.jsonValue({ maxDepth: 4 }),
        async (name, value) => {
          await database.prisma.flowScenario.deleteMany();
          const steps = [{ variable: { name: '__proto__', is: value } }];
          const scenario = { name, call: { variables: { constructor: value } }, steps };
          const response = await send(JSON.stringify({ scenarios: [scenario] }));
          expect([200, 422]).toContain(response.status);
          const stored = await listScenarios(workspace, flow);
          expect(stored).toHaveLength(response.status === 200 ? 1 : 0);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a name of the object’s own prototype is a name', async () => {
    const [stored] = await add(named('__proto__'));
    expect(stored?.scenario.name).toBe('__proto__');
    expect(await names()).toEqual(['__proto__']);
  });
});
