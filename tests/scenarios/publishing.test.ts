import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Flow } from '#lib/database/generated/client.ts';
import { createFlow } from '#lib/flows/create-flow.ts';
import { listVersions } from '#lib/flows/list-versions.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { saveDraft } from '#lib/flows/save-draft.ts';
import { seedSamples } from '#lib/flows/seed-samples.ts';
import { answer } from '#lib/http/answer.ts';
import { readBundle } from '#lib/rehearsal/read-bundle.ts';
import { addScenarios } from '#lib/scenarios/add-scenarios.ts';
import { listScenarios } from '#lib/scenarios/list-scenarios.ts';
import { runScenarios } from '#lib/scenarios/run-scenarios.ts';
import { ScenarioRun } from '#lib/scenarios/scenario-api.ts';
import { versionScenarios } from '#lib/scenarios/version-scenarios.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { Scenario } from '#runtime/scenarios/scenario.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';

let database: TestDatabase;
let workspace: Workspace;
let flow: Flow;

beforeAll(async () => {
  database = await testDatabase();
  workspace = defaultWorkspace(database);
});
afterAll(() => database.drop());

const desk = (number: string) =>
  new FlowSketch('Desk', { providers: [] })
    .node('in', 'incoming-call')
    .node('say', 'speak', { prompt: words('Hello.') })
    .node('ring', 'dial', { targets: [{ id: 'a', label: 'Anna', number }] })
    .node('bye', 'hang-up')
    .wire('in', 'next', 'say')
    .wire('say', 'next', 'ring')
    .wire('ring', { answered: 'bye', 'no-answer': 'bye', busy: 'bye', rejected: 'bye', failed: 'bye' })
    .document();

const rings = Scenario.parse({
  name: 'Anna is rung',
  steps: [{ hears: 'Hello.' }, { rings: '+14155550101' }],
});

beforeEach(async () => {
  await database.prisma.flow.deleteMany();
  flow = await createFlow(workspace, { document: desk('+14155550101'), slug: 'desk' });
  await addScenarios(workspace, flow, { scenarios: [rings], taken: 'refuse' });
});

const breakIt = () => saveDraft(workspace, flow, { document: desk('+14155550102') });

describe('publishing', () => {
  test('plays the scenarios on every provider and keeps them with the version', async () => {
    expect(await publishFlow(workspace, flow)).toMatchObject({ version: { number: 1 }, red: [] });
    await database.prisma.flowScenario.deleteMany();
    expect(await versionScenarios(workspace, flow, 1)).toEqual([rings]);
    expect(await listVersions(workspace, flow)).toMatchObject([{ number: 1, scenarios: 1, override: null }]);
  });

  test('is blocked by a red one: what, where, and what was found', async () => {
    await breakIt();
    await expect(publishFlow(workspace, flow)).rejects.toMatchObject({
      code: 'scenarios-failed',
      message: expect.stringMatching(
        /“Anna is rung” on twilio, step 2: .*\+14155550101.*\+14155550102.*1 more/,
      ),
      results: [{ provider: 'twilio' }, { provider: 'plivo' }],
    });
    expect(await listVersions(workspace, flow)).toEqual([]);
    const response = await answer(async () => Response.json(await publishFlow(workspace, flow)));
    expect(response.status).toBe(422);
    const told: unknown = await response.json();
    expect(told).toMatchObject({ code: 'scenarios-failed', results: [{ ok: false }, { ok: false }] });
  });

  test('goes through once the flow is mended', async () => {
    await breakIt();
    await expect(publishFlow(workspace, flow)).rejects.toMatchObject({ code: 'scenarios-failed' });
    await saveDraft(workspace, flow, { document: desk('+14155550101') });
    expect(await publishFlow(workspace, flow)).toMatchObject({ version: { number: 1 } });
  });

  test('of a red flow needs a reason, which the version keeps', async () => {
    await breakIt();
    const { red } = await publishFlow(workspace, flow, { override: 'Anna is ill' });
    expect(red).toHaveLength(2);
    const [version] = await listVersions(workspace, flow);
    expect(version?.override).toEqual({
      reason: 'Anna is ill',
      red: ['twilio', 'plivo'].map((provider) => ({
        scenario: 'Anna is rung',
        provider,
        problem: red[0]?.problem,
      })),
    });
  });

  test('of a green flow keeps no reason', async () => {
    await publishFlow(workspace, flow, { override: 'Just in case' });
    expect(await listVersions(workspace, flow)).toMatchObject([{ override: null }]);
  });

  test('plays on the providers of the flow’s numbers alone', async () => {
    const account = { workspaceId: workspace.id, provider: 'plivo', name: 'p', accountId: 'MA1' };
    const { id: accountId } = await database.prisma.providerAccount.create({
      data: { ...account, secrets: new Uint8Array(1) },
    });
    await database.prisma.phoneNumber.create({
      data: {
        workspaceId: workspace.id,
        accountId,
        provider: 'plivo',
        number: '+15550123',
        flowId: flow.id,
      },
    });
    const bundle = await readBundle(workspace, flow, 'draft');
    const results = await runScenarios({ bundle, scenarios: [rings] });
    expect(ScenarioRun.shape.results.parse(JSON.parse(JSON.stringify(results)))).toMatchObject([
      {
        provider: 'plivo',
        ok: true,
        passed: expect.arrayContaining([{ version: 'draft', node: 'say', port: 'next' }]),
      },
    ]);
    const both = await runScenarios({ bundle, scenarios: [rings], providers: ['twilio', 'plivo'] });
    expect(both.map(({ provider }) => provider)).toEqual(['twilio', 'plivo']);
    const onlyTwilio = { ...rings, providers: ['twilio'] };
    expect(await runScenarios({ bundle, scenarios: [onlyTwilio] })).toEqual([]);
  });
});

test('the samples come with their scenarios, all green', async () => {
  await database.prisma.setting.deleteMany();
  await database.prisma.flow.deleteMany();
  await seedSamples(database);
  const flows = await database.prisma.flow.findMany({ orderBy: { slug: 'asc' } });
  for (const sample of flows) {
    const scenarios = await listScenarios(workspace, sample);
    expect(scenarios.length, sample.slug).toBeGreaterThan(4);
    expect(await listVersions(workspace, sample), sample.slug).toMatchObject([
      { scenarios: scenarios.length, override: null },
    ]);
  }
  expect(flows).toHaveLength(6);
});

test('others have their turn while a flow is tried, however long a scenario is', async () => {
  const ask = {
    prompt: words('Press a key.'),
    attempts: 1,
    options: [{ id: 'one', label: 'One', keys: '1' }],
  };
  const document = new FlowSketch('Round')
    .node('in', 'incoming-call')
    .node('menu', 'menu', ask)
    .wire('in', 'next', 'menu')
    .wire('menu', { 'option:one': 'menu', 'no-input': 'menu', invalid: 'menu' })
    .document();
  const round = await createFlow(workspace, { document });
  const bundle = await readBundle(workspace, round, 'draft');
  const steps = Array.from({ length: 400 }, () => ({ presses: '1' }));
  const scenario = Scenario.parse({ name: 'Long', steps });
  let turns = 0;
  const beat = setInterval(() => {
    turns += 1;
  }, 0);
  const [result] = await runScenarios({ bundle, scenarios: [scenario], providers: ['twilio'] });
  clearInterval(beat);
  expect(result?.steps).toHaveLength(400);
  expect(turns).toBeGreaterThan(5);
});
