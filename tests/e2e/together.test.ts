import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Flow } from '#lib/database/generated/client.ts';
import { importFlow } from '#lib/flows/import-flow.ts';
import { readDraft } from '#lib/flows/read-draft.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { openBrowser } from '../support/browser.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';

/** Two people with the same flow open, each in a browser of their own. */
let ringtree: Ringtree;
let browser: Browser;
let flow: Flow;
let anna: Editor;
let ben: Editor;
let count = 0;

const desk = () =>
  new FlowSketch('Together')
    .node('in', 'incoming-call')
    .node('greet', 'speak', { prompt: words('Hello') })
    .node('ask', 'get-digits', { prompt: words('Your number?') })
    .node('bye', 'hang-up')
    .wire('in', 'next', 'greet')
    .wire('greet', 'next', 'ask')
    .wire('ask', 'entered', 'bye')
    .document();

beforeAll(async () => {
  [ringtree, browser] = await Promise.all([
    openRingtree({ environment: { PAGES: '1', SHUTDOWN_TIMEOUT_MS: '120000' } }),
    openBrowser(),
  ]);
  [anna, ben] = await Promise.all([newEditor(), newEditor()]);
});
afterAll(async () => {
  await browser?.close();
  await ringtree?.close();
});
beforeEach(async () => {
  count += 1;
  flow = (await importFlow(ringtree.workspace, { json: desk(), slug: `together-${count}` })).flow;
  await Promise.all([anna.open(), ben.open()]);
});

class Editor {
  readonly context: BrowserContext;
  readonly page: Page;

  constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto(`${ringtree.server.origin()}/flows/${flow.slug}`);
    await this.reaches('saved');
  }

  async reaches(state: string): Promise<void> {
    await this.page.locator(`[data-save-state="${state}"]`).waitFor({ timeout: 30_000 });
  }

  async choose(step: string): Promise<void> {
    await this.page.locator(`.react-flow__node[data-id="${step}"]`).focus();
    await this.page.keyboard.press('Enter');
  }

  async rename(step: string, name: string): Promise<void> {
    await this.choose(step);
    const field = this.page.getByRole('textbox', { name: 'Name of the step' });
    await field.fill(name);
    await field.blur();
    await this.shows(name);
  }

  async remove(step: string): Promise<void> {
    await this.page.locator(`.react-flow__node[data-id="${step}"]`).focus();
    await this.page.keyboard.press('Delete');
    await this.page.locator(`.react-flow__node[data-id="${step}"]`).waitFor({ state: 'detached' });
  }

  async shows(name: string): Promise<void> {
    await this.page.locator('.react-flow__node').getByRole('heading', { name, exact: true }).waitFor();
  }

  /** What the canvas has: the steps' names and how many wires. */
  async canvas(): Promise<{ names: string[]; wires: number }> {
    const names = await this.page.locator('.react-flow__node').getByRole('heading').allTextContents();
    return { names: names.toSorted(), wires: await this.page.locator('.react-flow__edge').count() };
  }
}

async function newEditor(): Promise<Editor> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  return new Editor(context, await context.newPage());
}

/** Both have saved and show the same, which is what the server has. */
async function agreed() {
  await Promise.all([anna.reaches('saved'), ben.reaches('saved')]);
  const { document } = await readDraft(ringtree.workspace, flow);
  const names = Object.values(document.nodes).map(({ name }) => name);
  const shown = { names: names.toSorted(), wires: document.edges.length };
  for (const editor of [anna, ben])
    await vi.waitFor(async () => expect(await editor.canvas()).toEqual(shown), { timeout: 10_000 });
  return document;
}

test('edits of both at the same time are all there, for both', async () => {
  await Promise.all([anna.rename('greet', 'Greeting'), ben.rename('ask', 'Customer number')]);
  await Promise.all([anna.shows('Customer number'), ben.shows('Greeting')]);
  const { nodes } = await agreed();
  expect(nodes).toMatchObject({ greet: { name: 'Greeting' }, ask: { name: 'Customer number' } });
});

test('what was done without a network is merged when it is back', async () => {
  await anna.context.setOffline(true);
  await anna.rename('greet', 'Written on a train');
  await anna.reaches('offline');
  await ben.rename('ask', 'Written at the desk');
  await ben.reaches('saved');
  await anna.context.setOffline(false);
  await Promise.all([anna.shows('Written at the desk'), ben.shows('Written on a train')]);
  await agreed();
});

test('undo takes back one’s own edit only', async () => {
  await anna.rename('greet', 'Hers');
  await ben.shows('Hers');
  await ben.rename('ask', 'His');
  await anna.shows('His');
  await anna.page.getByRole('button', { name: 'Undo' }).click();
  await Promise.all([anna.shows('greet'), ben.shows('greet')]);
  expect((await agreed()).nodes).toMatchObject({ greet: { name: 'greet' }, ask: { name: 'His' } });
});

test('who edited a step that the other deletes is told, and brings it back with its wires', async () => {
  await anna.rename('greet', 'Dear to Anna');
  await ben.shows('Dear to Anna');
  await ben.remove('greet');
  await anna.page.getByText('“Dear to Anna”, which you changed, was deleted by somebody else.').waitFor();
  expect((await readDraft(ringtree.workspace, flow)).document.nodes).not.toHaveProperty('greet');
  await anna.page.getByRole('button', { name: 'Bring it back' }).click();
  await ben.shows('Dear to Anna');
  expect((await agreed()).edges).toHaveLength(3);
});

test('a killed server loses nothing that was done before or meanwhile', async () => {
  await anna.rename('greet', 'Before');
  await anna.reaches('saved');
  await ringtree.server.kill();
  await anna.rename('ask', 'Meanwhile');
  await anna.reaches('offline');
  // Closed and opened again once the server is back: what was not sent is in the browser.
  await ringtree.server.start();
  await anna.open();
  await Promise.all([ben.shows('Before'), ben.shows('Meanwhile'), anna.shows('Meanwhile')]);
  expect((await agreed()).nodes).toMatchObject({ greet: { name: 'Before' }, ask: { name: 'Meanwhile' } });
});

test('a closed page is forgotten, and an open one does not hold the server back when it ends', async () => {
  const listeners = async () => {
    const { rows } = await ringtree.database.pool.query(
      "select 1 from pg_stat_activity where application_name = 'ringtree-listener' and datname = current_database()",
    );
    return rows.length;
  };
  await vi.waitFor(async () => expect(await listeners()).toBe(1), { timeout: 10_000 });
  await anna.page.goto('about:blank');
  await ben.rename('greet', 'Still told');
  await ben.reaches('saved');
  await ben.page.goto('about:blank');
  await vi.waitFor(async () => expect(await listeners()).toBe(0), { timeout: 10_000 });
  await anna.open();
  // Held back, it would end after two minutes only.
  await ringtree.server.stop();
  await ringtree.server.start();
  await anna.reaches('saved');
});
