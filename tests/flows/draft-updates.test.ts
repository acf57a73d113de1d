import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { Flow } from '#lib/database/generated/client.ts';
import { appendUpdate } from '#lib/flows/append-update.ts';
import { archiveFlow } from '#lib/flows/archive-flow.ts';
import { draftLimits } from '#lib/flows/draft-limits.ts';
import { importFlow } from '#lib/flows/import-flow.ts';
import { readDraft } from '#lib/flows/read-draft.ts';
import { readUpdates } from '#lib/flows/read-updates.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { deleteParts } from '#runtime/graph/edit/delete-edits.ts';
import type { Edited } from '#runtime/graph/edit/edit.ts';
import type { FlowDoc } from '#runtime/graph/edit/flow-doc.ts';
import { renameFlow } from '#runtime/graph/edit/flow-edits.ts';
import { renameNode } from '#runtime/graph/edit/node-edits.ts';
import { toDocument } from '#runtime/graph/edit/to-document.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';

// A busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
let workspace: Workspace;
let flow: Flow;

const by = { author: 'Anna' };
const hello = new FlowSketch('Hello')
  .node('in', 'incoming-call')
  .node('say', 'speak', { prompt: words('Hi') })
  .wire('in', 'next', 'say');

beforeAll(async () => {
  database = await testDatabase();
  workspace = defaultWorkspace(database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.prisma.flow.deleteMany();
  flow = (await importFlow(workspace, { json: hello.document(), slug: 'hello' })).flow;
});

const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const storedRows = () =>
  database.prisma.draftUpdate.findMany({ where: { flowId: flow.id }, orderBy: { sequence: 'asc' } });

/** An editor's own copy of the draft. */
async function open(): Promise<{ doc: FlowDoc; sequence: number }> {
  const { update, sequence } = await readUpdates(workspace, flow, 0);
  const doc = new Y.Doc();
  if (update !== null) Y.applyUpdate(doc, update);
  return { doc, sequence };
}

async function send(doc: FlowDoc, edit: () => Edited): Promise<number> {
  const before = Y.encodeStateVector(doc);
  expect(edit()).toEqual({ ok: true });
  const update = Y.encodeStateAsUpdate(doc, before);
  const { sequence, added } = await appendUpdate(workspace, flow, { update, author: 'Anna' });
  expect(added).toBe(true);
  return sequence;
}

test('a draft without updates becomes a shared document when it is opened, the same one for all', async () => {
  expect(await storedRows()).toEqual([]);
  const [one, two] = await Promise.all([open(), open()]);
  expect(one.sequence).toBe(1);
  expect(Y.encodeStateAsUpdate(one.doc)).toEqual(Y.encodeStateAsUpdate(two.doc));
  expect(toDocument(one.doc)).toEqual((await readDraft(workspace, flow)).document);
  expect(await storedRows()).toHaveLength(1);
});

test('edits are appended, counted and told to those who ask for what is new', async () => {
  const { doc, sequence } = await open();
  const other = await open();
  expect(await send(doc, () => renameNode(doc, by, { id: 'say', name: 'Greeting' }))).toBe(sequence + 1);
  expect(await send(doc, () => renameFlow(doc, by, 'Hello you'))).toBe(sequence + 2);
  expect((await storedRows()).map(({ sequence, author }) => [sequence, author])).toEqual([
    [1, null],
    [2, 'Anna'],
    [3, 'Anna'],
  ]);
  const news = await readUpdates(workspace, flow, other.sequence);
  expect(news.sequence).toBe(3);
  Y.applyUpdate(other.doc, news.update ?? new Uint8Array());
  expect(toDocument(other.doc)).toMatchObject({ name: 'Hello you', nodes: { say: { name: 'Greeting' } } });
  expect((await readDraft(workspace, flow)).document).toEqual(toDocument(doc));
  expect(await database.prisma.flow.findUnique({ where: { id: flow.id } })).toMatchObject({
    name: 'Hello you',
  });
  expect(await readUpdates(workspace, flow, 3)).toEqual({ update: null, sequence: 3 });
});

test('an update that comes twice counts once', async () => {
  const { doc } = await open();
  await send(doc, () => renameFlow(doc, by, 'Twice'));
  const all = Y.encodeStateAsUpdate(doc);
  expect(await appendUpdate(workspace, flow, { update: all, author: 'Anna' })).toEqual({
    sequence: 2,
    added: false,
  });
  expect(await storedRows()).toHaveLength(2);
});

test('who asks from a future that the database does not have gets everything', async () => {
  await open();
  expect(await readUpdates(workspace, flow, 99)).toMatchObject({
    sequence: 1,
    update: expect.any(Uint8Array),
  });
});

test('many who send at once are all stored, one after the other', async () => {
  const editors = await Promise.all(Array.from({ length: 6 }, open));
  const sequences = await Promise.all(
    editors.map(({ doc }, index) =>
      send(doc, () => renameNode(doc, by, { id: 'say', name: `Name ${index}` })),
    ),
  );
  expect(sequences.toSorted()).toEqual([2, 3, 4, 5, 6, 7]);
  expect((await readDraft(workspace, flow)).document).toEqual(toDocument((await open()).doc));
});

test('many updates are merged into one, and who is behind still gets what is missing', async () => {
  const { doc } = await open();
  const behind = await open();
  const loose = Array.from({ length: draftLimits.updateRows - 1 }, (_, count) => {
    const before = Y.encodeStateVector(doc);
    renameFlow(doc, by, `Name ${count}`);
    return { sequence: count + 2, update: new Uint8Array(Y.encodeStateAsUpdate(doc, before)) };
  });
  const common = { flowId: flow.id, workspaceId: workspace.id };
  await database.prisma.draftUpdate.createMany({ data: loose.map((row) => ({ ...common, ...row })) });
  await database.prisma.draft.update({
    where: { flowId: flow.id },
    data: { revision: draftLimits.updateRows },
  });
  await send(doc, () => renameFlow(doc, by, 'Last'));
  expect((await storedRows()).map(({ sequence }) => sequence)).toEqual([draftLimits.updateRows + 1]);
  const { update, sequence } = await readUpdates(workspace, flow, behind.sequence);
  Y.applyUpdate(behind.doc, update ?? new Uint8Array());
  expect(sequence).toBe(draftLimits.updateRows + 1);
  expect(toDocument(behind.doc)).toEqual(toDocument(doc));
  await send(behind.doc, () => renameFlow(behind.doc, by, 'After'));
  expect((await storedRows()).length).toBe(2);
});

test('an import is an edit like any other: who has the flow open keeps what it did', async () => {
  const { doc, sequence } = await open();
  await send(doc, () => renameNode(doc, by, { id: 'say', name: 'Greeting' }));
  const json = hello.document();
  await importFlow(workspace, {
    json: { ...json, name: 'Imported', nodes: { ...json.nodes } },
    slug: 'hello',
  });
  const { update } = await readUpdates(workspace, flow, sequence + 1);
  Y.applyUpdate(doc, update ?? new Uint8Array());
  expect(toDocument(doc)).toMatchObject({ name: 'Imported', nodes: { say: { name: 'say' } } });
});

describe('refused, and nothing of it stored, is', () => {
  const append = (update: Uint8Array) => appendUpdate(workspace, flow, { update, author: 'Anna' });
  const unchanged = async (update: Uint8Array, code: string) => {
    const before = [await storedRows(), await readDraft(workspace, flow)];
    await expect(append(update)).rejects.toEqual(refusal(code));
    expect([await storedRows(), await readDraft(workspace, flow)]).toEqual(before);
  };

  test.each([
    ['nothing', []],
    ['noise', [1, 2, 3, 250, 17, 99, 255, 255, 255]],
    ['a count without what it counts', [200, 1]],
  ])('%s', async (_, bytes) => {
    await open();
    await unchanged(new Uint8Array(bytes), 'bad-update');
  });

  test('an update that builds on another one which is not here', async () => {
    const { doc } = await open();
    renameFlow(doc, by, 'Lost on the way');
    const before = Y.encodeStateVector(doc);
    renameNode(doc, by, { id: 'say', name: 'Greeting' });
    await unchanged(Y.encodeStateAsUpdate(doc, before), 'update-incomplete');
  });

  test('a step that this version does not know', async () => {
    const { doc } = await open();
    const step = new Y.Map<unknown>([
      ['kind', 'from-the-future'],
      ['version', 1],
      ['name', 'X'],
    ]);
    doc.getMap('nodes').set('x', step);
    await unchanged(Y.encodeStateAsUpdate(doc), 'flow-unreadable');
  });

  test('too much', async () => {
    const { doc } = await open();
    await unchanged(new Uint8Array(draftLimits.updateBytes + 1), 'update-too-large');
    doc.getMap('flow').set('padding', 'x'.repeat(draftLimits.stateBytes - 10_000));
    await database.prisma.draftUpdate.update({
      where: { flowId_sequence: { flowId: flow.id, sequence: 1 } },
      data: { sequence: 2, update: new Uint8Array(Y.encodeStateAsUpdate(doc)) },
    });
    await database.prisma.draft.update({ where: { flowId: flow.id }, data: { revision: 2 } });
    const before = Y.encodeStateVector(doc);
    doc.getMap('flow').set('more', 'x'.repeat(20_000));
    await expect(append(Y.encodeStateAsUpdate(doc, before))).rejects.toEqual(refusal('flow-too-large'));
    expect(await storedRows()).toHaveLength(1);
  });

  test('an edit of an archived flow', async () => {
    const { doc } = await open();
    await archiveFlow(workspace, flow, true);
    flow = { ...flow, archivedAt: new Date() };
    deleteParts(doc, by, { nodes: ['say'], notes: [] });
    await unchanged(Y.encodeStateAsUpdate(doc), 'flow-archived');
  });
});

test('a draft that cannot be read is kept until an import replaces it', async () => {
  const where = { flowId: flow.id };
  await database.prisma.draft.update({ where, data: { document: { schemaVersion: 99 } } });
  await expect(readUpdates(workspace, flow, 0)).rejects.toEqual(refusal('flow-unreadable'));
  const update = Y.encodeStateAsUpdate(new Y.Doc());
  await expect(appendUpdate(workspace, flow, { update, author: 'Anna' })).rejects.toEqual(
    refusal('flow-unreadable'),
  );
  expect(await database.prisma.draft.findUnique({ where })).toMatchObject({
    document: { schemaVersion: 99 },
  });
  await importFlow(workspace, { json: hello.document(), slug: 'hello' });
  expect(toDocument((await open()).doc)).toMatchObject({ name: 'Hello', nodes: { say: { kind: 'speak' } } });
});

test('whatever stands in an update, what is derived can be read', async () => {
  const { doc } = await open();
  const nodes = doc.getMap('nodes');
  nodes.set('bytes', new Uint8Array([1]));
  nodes.set('list', new Y.Array());
  nodes.set('__proto__', new Y.Map([['kind', 'speak']]));
  doc.getMap('edges').set('in next', 7);
  doc.getMap('edges').set('say', 'in');
  doc.getMap('flow').set('name', '\u0000');
  doc.getMap('settings').set('languages', new Y.Map([['#list', 'id']]));
  doc.getMap('notes').set('n', new Y.Map<unknown>([['size', [Number.NaN, 1n]]]));
  await appendUpdate(workspace, flow, { update: Y.encodeStateAsUpdate(doc), author: 'Anna' });
  const { document } = await readDraft(workspace, flow);
  expect(Object.keys(document.nodes)).toEqual(['in', 'say']);
  expect(document).toMatchObject({ edges: [], settings: { languages: ['en-US'] } });
});
