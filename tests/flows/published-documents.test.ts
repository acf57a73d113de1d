import { afterAll, beforeAll, expect, it } from 'vitest';
import { importFlow } from '#lib/flows/import-flow.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { publishedDocuments } from '#lib/flows/published-documents.ts';
import { defaultWorkspace, type Workspace } from '#lib/workspace.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { FlowSketch, words } from '../support/flows.ts';

let database: TestDatabase;
let workspace: Workspace;

beforeAll(async () => {
  database = await testDatabase();
  workspace = defaultWorkspace(database);
});
afterAll(() => database?.drop());

const saying = (text: string) =>
  new FlowSketch('Greeting')
    .node('start', 'incoming-call')
    .node('bye', 'hang-up', { prompt: words(text) })
    .wire('start', 'next', 'bye')
    .document();

it('gives what callers hear, and not the draft', async () => {
  const first = await importFlow(workspace, { json: saying('Good day.'), slug: 'greeting' });
  expect([...(await publishedDocuments(workspace, [first.flow.id]))]).toEqual([]);
  await publishFlow(workspace, first.flow);
  await importFlow(workspace, { json: saying('Good evening.'), slug: 'greeting' });
  const published = await publishedDocuments(workspace, [first.flow.id]);
  expect(JSON.stringify([...published])).toMatch(/Good day\./);
  expect(JSON.stringify([...published])).not.toMatch(/Good evening\./);
});
