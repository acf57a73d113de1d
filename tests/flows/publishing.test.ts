import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Flow } from '#lib/database/generated/client.ts';
import { archiveFlow } from '#lib/flows/archive-flow.ts';
import { createFlow } from '#lib/flows/create-flow.ts';
import { findFlow } from '#lib/flows/find-flow.ts';
import { importFlow } from '#lib/flows/import-flow.ts';
import { listFlows } from '#lib/flows/list-flows.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { readDraft } from '#lib/flows/read-draft.ts';
import { readVersion } from '#lib/flows/read-version.ts';
import { seedSamples } from '#lib/flows/seed-samples.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';

let database: TestDatabase;
let workspace: Workspace;

beforeAll(async () => {
  database = await testDatabase();
  workspace = defaultWorkspace(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.prisma.flow.deleteMany();
});

const hello = (text: string) =>
  new FlowSketch('Hello there')
    .node('in', 'incoming-call')
    .node('say', 'speak', { prompt: words(text) })
    .node('bye', 'hang-up')
    .wire('in', 'next', 'say')
    .wire('say', 'next', 'bye')
    .document();

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });

describe('a draft', () => {
  test('gets a short name of its own, made of its name', async () => {
    const slugs = [];
    for (let count = 0; count < 3; count += 1) {
      slugs.push((await createFlow(workspace, { document: hello('Hi') })).slug);
    }
    expect(slugs).toEqual(['hello-there', 'hello-there-2', 'hello-there-3']);
    await expect(createFlow(workspace, { document: hello('Hi'), slug: 'hello-there' })).rejects.toEqual(
      refusal('flow-exists'),
    );
    await expect(createFlow(workspace, { document: hello('Hi'), slug: 'Hello There' })).rejects.toEqual(
      refusal('bad-flow-slug'),
    );
  });

  test('is replaced by an import, but not behind somebody’s back', async () => {
    const first = await importFlow(workspace, { json: hello('One'), slug: 'desk' });
    expect(first).toMatchObject({ created: true, revision: 1, problems: [] });
    const second = await importFlow(workspace, { json: hello('Two'), slug: 'desk', revision: 1 });
    expect(second).toMatchObject({ created: false, revision: 2 });
    const late = importFlow(workspace, { json: hello('Three'), slug: 'desk', revision: 1 });
    await expect(late).rejects.toMatchObject({
      code: 'draft-changed',
      message: expect.stringContaining('revision 2'),
    });
    expect((await readDraft(workspace, first.flow)).document).toMatchObject({
      nodes: { say: { data: { prompt: words('Two') } } },
    });
  });

  test('of several at once one wins, the others are told', async () => {
    await importFlow(workspace, { json: hello('One'), slug: 'desk' });
    const all = await Promise.allSettled(
      ['a', 'b', 'c'].map((text) => importFlow(workspace, { json: hello(text), slug: 'desk', revision: 1 })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is nothing that cannot be read', async () => {
    const broken = importFlow(workspace, { json: { schemaVersion: 1, nodes: [] }, slug: 'desk' });
    await expect(broken).rejects.toEqual(refusal('flow-unreadable'));
    expect(await listFlows(workspace)).toEqual([]);
  });
});

describe('publishing', () => {
  const stored = async (text: string): Promise<Flow> =>
    (await importFlow(workspace, { json: hello(text), slug: 'desk' })).flow;

  test('makes versions that count up, and none when nothing changed', async () => {
    const flow = await stored('One');
    expect(await publishFlow(workspace, flow, { note: 'first' })).toMatchObject({
      version: { number: 1 },
      unchanged: false,
    });
    expect(await publishFlow(workspace, flow)).toMatchObject({ version: { number: 1 }, unchanged: true });
    await stored('Two');
    expect(await publishFlow(workspace, flow)).toMatchObject({ version: { number: 2 }, unchanged: false });
    const now = await findFlow(workspace, 'desk');
    expect(await readVersion(workspace, now)).toMatchObject({ number: 2 });
    expect((await readVersion(workspace, now, 1)).document).toMatchObject({
      nodes: { say: { data: { prompt: words('One') } } },
    });
    await expect(readVersion(workspace, now, 3)).rejects.toEqual(refusal('version-not-found'));
  });

  test('twice at once gives each a number, or finds it done', async () => {
    const flow = await stored('One');
    const both = await Promise.all([publishFlow(workspace, flow), publishFlow(workspace, flow)]);
    expect(both.map(({ unchanged }) => unchanged).toSorted()).toEqual([false, true]);
  });

  test('is refused for a flow with errors, with the list of them', async () => {
    const silent = new FlowSketch('Silent')
      .node('in', 'incoming-call')
      .node('say', 'speak')
      .wire('in', 'next', 'say');
    const { flow } = await importFlow(workspace, { json: silent.document(), slug: 'silent' });
    const publishing = publishFlow(workspace, flow);
    await expect(publishing).rejects.toMatchObject({
      code: 'flow-has-errors',
      problems: [{ code: 'missing-prompt', node: 'say' }, { code: 'dead-end' }],
    });
    await expect(readVersion(workspace, flow)).rejects.toEqual(refusal('not-published'));
  });
});

test('an archived flow is out of the lists and can be brought back', async () => {
  const { flow } = await importFlow(workspace, { json: hello('One'), slug: 'desk' });
  await archiveFlow(workspace, flow, true);
  expect(await listFlows(workspace)).toEqual([]);
  expect(await listFlows(workspace, { archived: true })).toMatchObject([{ slug: 'desk', archived: true }]);
  await expect(importFlow(workspace, { json: hello('Two'), slug: 'desk' })).rejects.toEqual(
    refusal('flow-archived'),
  );
  await archiveFlow(workspace, flow, false);
  expect(await listFlows(workspace)).toMatchObject([{ slug: 'desk', archived: false }]);
});

describe('the samples', () => {
  beforeEach(async () => {
    await database.prisma.setting.deleteMany();
  });

  test('are there after the first start, published, once, however many processes start', async () => {
    await Promise.all([seedSamples(database), seedSamples(database)]);
    await seedSamples(database);
    expect(await listFlows(workspace)).toMatchObject([
      { slug: 'caller-survey', version: 1 },
      { slug: 'clinic-front-desk', version: 1 },
      { slug: 'conference-line', version: 1 },
      { slug: 'on-call-rota', version: 1 },
      { slug: 'shop-order-lookup', version: 1 },
      { slug: 'support-line', version: 1 },
    ]);
  });

  test('stay away when they were deleted', async () => {
    await seedSamples(database);
    await database.prisma.flow.deleteMany();
    await seedSamples(database);
    expect(await listFlows(workspace)).toEqual([]);
  });

  test('leave somebody’s own flow of the same name alone', async () => {
    await importFlow(workspace, { json: hello('Mine'), slug: 'conference-line' });
    await seedSamples(database);
    expect(await listFlows(workspace)).toMatchObject([
      { slug: 'caller-survey', version: 1 },
      { slug: 'clinic-front-desk', version: 1 },
      { slug: 'conference-line', name: 'Hello there', version: null },
      { slug: 'on-call-rota', version: 1 },
      { slug: 'shop-order-lookup', version: 1 },
      { slug: 'support-line', version: 1 },
    ]);
  });
});
