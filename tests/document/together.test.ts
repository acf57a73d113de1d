import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Flow } from '#lib/database/generated/client.ts';
import { archiveFlow } from '#lib/flows/archive-flow.ts';
import { importFlow } from '#lib/flows/import-flow.ts';
import { readDraft } from '#lib/flows/read-draft.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { type Doors, type Editor, openDoors, openEditor, until } from './editors.ts';

// A busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const desk = new FlowSketch('Desk')
  .node('in', 'incoming-call')
  .node('menu', 'menu', {
    prompt: words('Press 1'),
    options: [{ id: 'sales', label: 'Sales', keys: '1' }],
  })
  .node('say', 'speak', { prompt: words('Hello') })
  .wire('in', 'next', 'menu')
  .wire('menu', 'option:sales', 'say')
  .document();

let database: TestDatabase;
let workspace: Workspace;
let doors: Doors;
let flow: Flow;
let editors: Editor[];

beforeAll(async () => {
  database = await testDatabase();
  workspace = defaultWorkspace(database);
  doors = await openDoors(database);
});
afterAll(async () => {
  await doors.shut();
  await database.drop();
});
beforeEach(async () => {
  editors = [];
  flow = (await importFlow(workspace, { json: desk })).flow;
});
afterEach(() => {
  for (const editor of editors) editor.close();
});

async function open(author: string): Promise<Editor> {
  const editor = openEditor({ doors, flow, author, initial: (await readDraft(workspace, flow)).document });
  editors.push(editor);
  await editor.reaches('saved');
  return editor;
}

/** All have saved, and the same, which is what the server has too. */
async function agree(...all: Editor[]) {
  await until(() => {
    const [first, ...others] = all;
    for (const { now } of all) expect(now().status).toBe('saved');
    for (const other of others) expect(other.document()).toEqual(first?.document());
  });
  const { document } = await readDraft(workspace, flow);
  expect(document).toEqual(all[0]?.document());
  return document;
}

const done = expect.objectContaining({ ok: true });

test('two who edit at the same time end with the same document, with all that both did', async () => {
  const [anna, ben] = [await open('Anna'), await open('Ben')];
  for (let round = 0; round < 5; round += 1) {
    expect(anna.now().edit.setField('menu', 'prompt.languages.en-US.text', `Press ${round}`)).toEqual(done);
    expect(ben.now().edit.addItem('menu', 'options', { label: `Option ${round}` }, null)).toEqual(done);
    expect(anna.now().edit.renameNode('say', `Greeting ${round}`)).toEqual(done);
    expect(ben.now().edit.moveParts({ nodes: { say: { x: round, y: round } } })).toEqual(done);
  }
  const document = await agree(anna, ben);
  expect(document.nodes).toMatchObject({
    menu: { data: { prompt: words('Press 4') } },
    say: { name: 'Greeting 4', position: { x: 4, y: 4 } },
  });
  expect(document.nodes['menu']?.data['options']).toHaveLength(6);
});

test('what was done without a network is merged when it is back, also after a reload', async () => {
  const [anna, ben] = [await open('Anna'), await open('Ben')];
  anna.unplug();
  anna.now().edit.renameNode('say', 'Offline');
  await anna.reaches('offline');
  ben.now().edit.renameNode('menu', 'Online');
  await ben.reaches('saved');
  anna.reload();
  await anna.reaches('offline');
  expect(anna.document().nodes['say']?.name).toBe('Offline');
  expect(anna.now().edit.renameFlow('Renamed offline')).toEqual(done);
  anna.plugIn();
  expect(await agree(anna, ben)).toMatchObject({
    name: 'Renamed offline',
    nodes: { say: { name: 'Offline' }, menu: { name: 'Online' } },
  });
});

test('a server that goes away and comes back loses nothing', async () => {
  const [anna, ben] = [await open('Anna'), await open('Ben')];
  anna.now().edit.renameNode('say', 'Before');
  await doors.shut();
  anna.now().edit.renameNode('menu', 'Meanwhile');
  ben.now().edit.setSettings({ country: 'CH' });
  await anna.reaches('offline');
  await ben.reaches('offline');
  await doors.open();
  expect(await agree(anna, ben)).toMatchObject({
    settings: { country: 'CH' },
    nodes: { say: { name: 'Before' }, menu: { name: 'Meanwhile' } },
  });
});

test('undo takes back one’s own edits only, for everybody', async () => {
  const [anna, ben] = [await open('Anna'), await open('Ben')];
  anna.now().edit.renameNode('say', 'Hers');
  await agree(anna, ben);
  ben.now().edit.renameNode('menu', 'His');
  await agree(anna, ben);
  expect(anna.now()).toMatchObject({ canUndo: true, canRedo: false });
  anna.now().undo();
  const document = await agree(anna, ben);
  expect(document.nodes).toMatchObject({ say: { name: 'say' }, menu: { name: 'His' } });
  expect(anna.now()).toMatchObject({ canUndo: false, canRedo: true });
  anna.now().redo();
  expect((await agree(anna, ben)).nodes).toMatchObject({ say: { name: 'Hers' } });
});

test('who edited a step that another deletes is told and can restore it, wires and all', async () => {
  const [anna, ben] = [await open('Anna'), await open('Ben')];
  anna.unplug();
  anna.now().edit.setField('say', 'prompt.languages.en-US.text', 'Good morning');
  ben.now().edit.deleteParts({ nodes: ['say'], notes: [] });
  await ben.reaches('saved');
  expect(ben.now().notices).toEqual([]);
  anna.plugIn();
  await until(() =>
    expect(anna.now().notices).toMatchObject([{ kind: 'edited-step-deleted', stepName: 'say' }]),
  );
  expect(Object.keys((await agree(anna, ben)).nodes)).toEqual(['in', 'menu']);
  anna.now().notices[0]?.restore();
  const document = await agree(anna, ben);
  expect(document.nodes['say']?.data).toMatchObject({ prompt: words('Good morning') });
  expect(document.edges).toEqual(desk.edges);
  expect(anna.now().notices).toEqual([]);
  expect(ben.now().notices).toEqual([]);
});

test('an import shows in the editors, and takes what they did at the same time along', async () => {
  const anna = await open('Anna');
  anna.now().edit.setSettings({ country: 'CH' });
  await agree(anna);
  const { document } = await readDraft(workspace, flow);
  await importFlow(workspace, { json: { ...document, name: 'Imported' }, slug: flow.slug });
  await until(() => expect(anna.document().name).toBe('Imported'));
  expect((await agree(anna)).settings.country).toBe('CH');
});

test('what the server refuses is told, and can be thrown away', async () => {
  const anna = await open('Anna');
  await archiveFlow(workspace, flow, true);
  anna.now().edit.renameFlow('Too late');
  await anna.reaches('error');
  expect(anna.now().trouble).toContain('archived');
  expect(anna.now().edit.renameFlow('Later still')).toMatchObject({ ok: false, code: 'loading' });
  await archiveFlow(workspace, flow, false);
  anna.now().discardUnsaved();
  await anna.reaches('saved');
  expect(anna.document().name).toBe('Desk');
  expect(anna.now().edit.renameFlow('In time')).toEqual(done);
  await agree(anna);
});

test('what did not change stays the same object', async () => {
  const anna = await open('Anna');
  const before = anna.now();
  expect(anna.now()).toBe(before);
  before.edit.renameNode('say', 'Other');
  const after = anna.now();
  expect(after.document).not.toBe(before.document);
  expect(after.document.nodes['menu']).toBe(before.document.nodes['menu']);
  expect(after.document.edges).toBe(before.document.edges);
  expect(after.edit).toBe(before.edit);
});

test('an update whose receipt was lost is sent again, and counts once', async () => {
  const [anna, ben] = [await open('Anna'), await open('Ben')];
  ben.loseReceipts();
  ben.now().edit.renameNode('menu', 'His');
  await until(async () => {
    expect((await readDraft(workspace, flow)).document.nodes['menu']?.name).toBe('His');
  });
  await ben.reaches('offline');
  anna.now().edit.renameNode('say', 'Hers');
  await anna.reaches('saved');
  ben.plugIn();
  expect((await agree(anna, ben)).nodes).toMatchObject({ menu: { name: 'His' }, say: { name: 'Hers' } });
});
