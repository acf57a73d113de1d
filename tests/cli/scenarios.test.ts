import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { parseDocument } from '#runtime/simulator/parse-document.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { type Ran, ringtree } from './ringtree.ts';

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 240_000 });

let database: TestDatabase;
let folder: string;

const desk = (greeting: string) =>
  new FlowSketch('Desk & <Co>')
    .node('in', 'incoming-call')
    .node('say', 'speak', { prompt: words(greeting) })
    .node('bye', 'hang-up')
    .wire('in', 'next', 'say')
    .wire('say', 'next', 'bye')
    .document();

const hello = { name: 'Says "hello" & <more>', steps: [{ hears: 'Hello' }, { ends: 'by-flow' }] };
const other = { name: 'Ends', providers: ['plivo'], steps: [{ ends: 'by-flow' }] };

beforeAll(async () => {
  [database, folder] = await Promise.all([testDatabase(), mkdtemp(join(tmpdir(), 'ringtree-cli-'))]);
  const files = {
    'desk.json': desk('Hello.'),
    'desk.scenarios.json': { scenarios: [hello, other] },
    'broken.json': desk('Good \u0007morning ]]> <b>&'),
    'bad.json': { scenarios: [{ name: 'X', steps: [{ presses: 'abc' }, { dances: true }] }] },
    'none.json': { scenarios: [] },
  };
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), JSON.stringify(content));
  await writeFile(join(folder, 'deep.json'), `{"scenarios":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

function run(...parameters: string[]): Promise<Ran> {
  const environment = {
    DATABASE_URL: database.url,
    RINGTREE_SECRET_KEY: 'ab'.repeat(32),
    INIT_CWD: folder,
  };
  return ringtree(parameters, { environment });
}

test('a file is tested with the scenarios that stand beside it', async () => {
  const green = await run('flow', 'test', 'desk.json');
  expect(green).toMatchObject({ status: 0, err: '' });
  expect(green.out).toBe(
    'Desk & <Co>: all 3 green.\n' +
      '  ✓ Says "hello" & <more> (twilio)\n' +
      '  ✓ Says "hello" & <more> (plivo)\n' +
      '  ✓ Ends (plivo)\n',
  );
});

test('a red one makes the exit status 1, and is told in words, as JSON and as JUnit XML', async () => {
  const parameters = ['flow', 'test', 'broken.json', '--scenarios', 'desk.scenarios.json'];
  const [told, asJson] = await Promise.all([
    run(...parameters, '--junit', 'results.xml', '--provider', 'twilio'),
    run(...parameters, '--json', '--only', hello.name),
  ]);
  expect(told).toMatchObject({ status: 1, err: '' });
  expect(told.out).toContain('Desk & <Co>: 1 red, 0 green.\n  ✗ Says "hello" & <more> (twilio)\n');
  expect(told.out).toContain('step 1, {"hears":"Hello"}');
  expect(told.out).toContain('Good morning');
  expect(asJson.status).toBe(1);
  expect(JSON.parse(asJson.out)).toMatchObject({
    ok: false,
    results: [
      { provider: 'twilio', ok: false },
      { provider: 'plivo', ok: false, steps: [{ ok: false, found: expect.stringContaining('morning') }] },
    ],
  });
  const xml = await readFile(join(folder, 'results.xml'), 'utf8');
  const suites = parseDocument(xml);
  expect(suites).toMatchObject({
    name: 'testsuites',
    attributes: { name: 'Desk & <Co>', tests: '1', failures: '1' },
    children: [
      {
        name: 'testsuite',
        attributes: { name: 'Desk & <Co> (twilio)', tests: '1', failures: '1', errors: '0' },
        children: [
          {
            name: 'testcase',
            attributes: { name: 'Says "hello" & <more>' },
            children: [{ name: 'failure', children: [expect.stringContaining('RED 1.')] }],
          },
        ],
      },
    ],
  });
});

test('what cannot be played is refused in words', async () => {
  const [bad, deep, none, nobody, provider] = await Promise.all([
    run('flow', 'test', 'desk.json', '--scenarios', 'bad.json'),
    run('flow', 'test', 'desk.json', '--scenarios', 'deep.json'),
    run('flow', 'test', 'desk.json', '--scenarios', 'none.json'),
    run('flow', 'test', 'desk.json', '--only', '__proto__'),
    run('flow', 'test', 'desk.json', '--provider', 'constructor'),
  ]);
  for (const { status, out } of [bad, deep, none, nobody, provider])
    expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(bad.err).toContain('scenarios[0].steps[0]');
  expect(bad.err).toContain('scenarios[0].steps[1]');
  expect(deep.err).toContain('nested too deep');
  expect(none.err).toContain('There is no scenario to play');
  expect(nobody.err).toContain('There is no scenario “__proto__”');
  expect(provider.err).toContain('It knows these: twilio, plivo');
});

test('scenarios go in and out, guard publishing, and are overridden with a reason', async () => {
  await run('flow', 'import', 'desk.json', '--as', 'desk');
  const brought = await run('scenario', 'import', 'desk', 'desk.scenarios.json');
  expect(brought.out).toBe('Scenarios of desk: 2 added.\n');
  const [exported, listed, tested] = await Promise.all([
    run('scenario', 'export', 'desk'),
    run('scenario', 'list', 'desk'),
    run('flow', 'test', 'desk', '--only', 'Ends', '--json'),
    run('flow', 'import', 'broken.json', '--as', 'broken'),
  ]);
  expect(JSON.parse(exported.out)).toEqual({
    scenarios: [
      { ...hello, call: {} },
      { ...other, call: {} },
    ],
  });
  expect(listed.out).toMatch(/Says "hello" & <more>\s+2\s+all/);
  expect(JSON.parse(tested.out)).toMatchObject({ ok: true, flow: 'desk', version: null });

  await run('scenario', 'import', 'broken', 'desk.scenarios.json', '--replace');
  const [blocked, empty] = await Promise.all([
    run('flow', 'publish', 'broken'),
    run('flow', 'publish', 'broken', '--override', ' '),
  ]);
  expect(blocked.status).toBe(1);
  expect(blocked.err).toMatch(/“Says "hello" & <more>” on twilio, step 1: .*Good morning/s);
  expect(blocked.err).toContain('--override');
  expect(empty.status).not.toBe(0);
  const forced = await run('flow', 'publish', 'broken', '--override', 'The owner wants it so');
  expect(forced).toMatchObject({ status: 0, err: '' });
  expect(forced.out).toContain('Published broken as version 1.');
  expect(forced.out).toContain('overridden: “Says "hello" & <more>” on twilio');

  expect((await run('scenario', 'remove', 'desk', 'Ends')).out).toBe('Removed “Ends”.\n');
  expect((await run('scenario', 'remove', 'desk', 'Ends')).err).toContain('has no scenario “Ends”');
});
