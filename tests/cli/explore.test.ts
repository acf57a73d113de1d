import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ScenarioFile } from '#runtime/scenarios/scenario.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { type Ran, ringtree } from './ringtree.ts';

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let database: TestDatabase;
let folder: string;

const desk = (more: { announced: string }) =>
  new FlowSketch('Desk')
    .node('in', 'incoming-call')
    .node('Choose', 'menu', {
      prompt: words(`For us press ${more.announced}.`),
      options: [{ id: 'us', label: 'Us', keys: '1' }],
      attempts: 2,
    })
    .node('bye', 'hang-up', { prompt: words('Goodbye.') })
    .wire('in', 'next', 'Choose')
    .wire('Choose', { 'option:us': 'bye', 'no-input': 'bye', invalid: 'bye' })
    .document();

beforeAll(async () => {
  [database, folder] = await Promise.all([testDatabase(), mkdtemp(join(tmpdir(), 'ringtree-cli-'))]);
  await Promise.all([
    writeFile(join(folder, 'sound.json'), JSON.stringify(desk({ announced: '1' }))),
    writeFile(join(folder, 'broken.json'), JSON.stringify(desk({ announced: '2' }))),
  ]);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

function run(...parameters: string[]): Promise<Ran> {
  return ringtree(parameters, { environment: { DATABASE_URL: database.url, INIT_CWD: folder } });
}

test('a sound flow is told to be, and scenarios are written for it that are green', async () => {
  const file = join(folder, 'sound.scenarios.json');
  const explored = await run('flow', 'explore', 'sound.json', '--write', file);
  expect(explored.err).toBe('');
  expect(explored.out).toContain('Nothing that callers would suffer from.');
  expect(explored.status).toBe(0);
  expect(ScenarioFile.parse(JSON.parse(await readFile(file, 'utf8'))).scenarios.length).toBeGreaterThan(1);
  expect((await run('flow', 'test', 'sound.json')).status).toBe(0);
});

test('what callers would suffer from is told in words, with the call that shows it, and fails', async () => {
  const { out, status } = await run('flow', 'explore', 'broken.json');
  expect(status).toBe(1);
  expect(out).toContain('“Choose” tells callers to press 2, but that key counts as a mistake');
  expect(out).toContain('The caller presses 2');
});

test('programs get it as JSON', async () => {
  const { out, status } = await run('flow', 'explore', 'broken.json', '--json');
  const Answer = z.object({
    ok: z.literal(false),
    findings: z.array(z.object({ code: z.string(), message: z.string() })),
  });
  expect(Answer.parse(JSON.parse(out)).findings.map(({ code }) => code)).toContain('announced-without-key');
  expect(status).toBe(1);
});
