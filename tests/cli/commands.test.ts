import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { chooseAccount } from '#lib/provider-accounts/choose-account.ts';
import { openCredentials } from '#lib/providers/credentials.ts';
import { createSecrets } from '#lib/secrets.ts';
import { openValue } from '#lib/stored-secrets/stored-secret.ts';
import { defaultWorkspace } from '#lib/workspace.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { type Ran, ringtree } from './ringtree.ts';

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const secretKey = 'ab'.repeat(32);
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  [database, folder] = await Promise.all([testDatabase(), mkdtemp(join(tmpdir(), 'ringtree-cli-'))]);
  await writeFile(join(folder, 'desk.json'), JSON.stringify(desk('Hello.')));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const desk = (greeting: string) =>
  new FlowSketch('Desk')
    .node('in', 'incoming-call')
    .node('say', 'speak', { prompt: words(greeting) })
    .node('bye', 'hang-up')
    .wire('in', 'next', 'say')
    .wire('say', 'next', 'bye')
    .document();

function run(
  command: string,
  more: { input?: string; environment?: Record<string, string> } = {},
): Promise<Ran> {
  const environment = {
    DATABASE_URL: database.url,
    RINGTREE_SECRET_KEY: secretKey,
    INIT_CWD: folder,
    ...more.environment,
  };
  return ringtree(command.split(' '), { ...more, environment });
}

async function json(command: string): Promise<unknown> {
  const { out, err, status } = await run(`${command} --json`);
  expect({ err, status }).toEqual({ err: '', status: 0 });
  return JSON.parse(out);
}

const Failure = z.object({ error: z.object({ code: z.string(), message: z.string(), advice: z.string() }) });

test('a flow goes from a file to a phone number', async () => {
  expect(await json('flow import desk.json --as desk')).toMatchObject({
    flow: 'desk',
    created: true,
    problems: [],
  });
  const added = await run('provider add twilio --account AC123 --name main', { input: 'very-secret\n' });
  expect(added).toMatchObject({ status: 0, err: '' });
  expect(added.out).toContain('Added the account main at twilio.');
  expect(added.out).not.toContain('very-secret');
  expect(await json('number add +14155550123 --label Front')).toMatchObject({
    number: '+14155550123',
    account: 'main',
  });
  const assigned = await run('number assign +14155550123 desk');
  expect(assigned.out).toContain('“ringtree flow publish desk”');
  expect(await json('flow publish desk --note first')).toMatchObject({ version: 1, unchanged: false });
  expect((await run('number list')).out).toBe(
    'NUMBER        PROVIDER  ACCOUNT  ANSWERED BY  STATE      LABEL\n' +
      '+14155550123  twilio    main     desk         version 1  Front\n',
  );
  const account = await chooseAccount(defaultWorkspace(database), {});
  expect(Buffer.from(account.secrets).toString('latin1')).not.toContain('very-secret');
  expect(openCredentials(account, createSecrets(Buffer.from(secretKey, 'hex')))).toEqual({
    accountId: 'AC123',
    tokens: ['very-secret'],
  });
  expect(await json('provider list')).toMatchObject([{ name: 'main', provider: 'twilio', numbers: 1 }]);
  expect(await json('provider set main --verify-service VA123')).toMatchObject({
    settings: { verifyService: 'VA123' },
  });
  expect(await json('provider set --verify-service= --api-url http://localhost:1')).toEqual({
    account: 'main',
    provider: 'twilio',
    settings: { apiUrl: 'http://localhost:1' },
    // Of the account's tokens only their number is told, when they are replaced.
    tokens: null,
  });
  expect((await run('message list')).out).toContain('There are no such messages.');
});

test('a secret is stored, listed and removed, and never shown', async () => {
  expect((await run('secret list')).out).toContain('There are no secrets yet.');
  const stored = await run('secret set SHOP_KEY', { input: 'hush-hush\n' });
  expect(stored).toMatchObject({ status: 0, err: '' });
  expect(stored.out).toContain('{{ secrets.SHOP_KEY }}');
  const again = await run('secret set SHOP_KEY', { environment: { RINGTREE_SECRET_VALUE: 'hush-hush-2' } });
  expect(again.out).toContain('Replaced SHOP_KEY.');
  const listed = await run('secret list');
  expect(listed.out).toContain('SHOP_KEY');
  const row = await database.prisma.storedSecret.findFirstOrThrow();
  const place = { workspace: defaultWorkspace(database).id, name: 'SHOP_KEY' };
  expect(openValue(place, row.value, createSecrets(Buffer.from(secretKey, 'hex')))).toBe('hush-hush-2');
  const elsewhere = { ...place, name: 'OTHER' };
  expect(() => openValue(elsewhere, row.value, createSecrets(Buffer.from(secretKey, 'hex')))).toThrow();
  for (const { out, err } of [stored, again, listed]) expect(out + err).not.toContain('hush');
  expect(Buffer.from(row.value).toString('latin1')).not.toContain('hush');
  expect((await run('secret remove SHOP_KEY')).out).toBe('Removed SHOP_KEY.\n');
  const [missing, unnamed, empty, many] = await Promise.all([
    run('secret remove SHOP_KEY'),
    run('secret set SHOP-KEY', { input: 'x' }),
    run('secret set SHOP_KEY', { input: '\n' }),
    run('secret set SHOP_KEY', { input: 'a\nb\n' }),
  ]);
  expect(missing.err).toContain('There is no secret “SHOP_KEY”.');
  expect(unnamed.err).toContain('cannot be the name of a secret');
  for (const { err } of [empty, many]) expect(err).toContain('A secret is one line');
});

describe('flows', () => {
  test('come out as they went in, and tell what changed', async () => {
    await run('flow import desk.json --as changing');
    await run('flow publish changing');
    await run('flow import - --as changing', { input: JSON.stringify(desk('Good morning.')) });
    const [exported, published, diff] = await Promise.all([
      run('flow export changing'),
      run('flow export changing --from published --output published.json'),
      run('flow diff changing'),
    ]);
    expect(JSON.parse(exported.out)).toMatchObject({
      nodes: { say: { data: { prompt: words('Good morning.') } } },
    });
    expect(published.out).toBe('Wrote the version 1 of changing to published.json.\n');
    expect(JSON.parse(await readFile(join(folder, 'published.json'), 'utf8'))).toMatchObject({
      nodes: { say: { data: { prompt: words('Hello.') } } },
    });
    expect(diff.out).toBe(
      'changing, from version 1 to draft:\n' +
        '  ~ step “say” data.prompt.languages.en-US.text: "Hello." → "Good morning."\n',
    );
  });

  test('with errors are imported, told of, and not published', async () => {
    const silent = new FlowSketch('Silent')
      .node('in', 'incoming-call')
      .node('say', 'speak')
      .wire('in', 'next', 'say');
    const imported = await run('flow import - --as silent', { input: JSON.stringify(silent.document()) });
    expect(imported).toMatchObject({ status: 0 });
    const [validated, publishing] = await Promise.all([
      run('flow validate silent'),
      run('flow publish silent'),
    ]);
    expect(validated.status).toBe(1);
    expect(validated.out).toContain(
      'Silent: 1 error, 1 warning:\n  error    “say”, prompt: Callers would hear nothing here.',
    );
    expect(publishing).toMatchObject({ status: 1, out: '' });
    expect(publishing.err).toContain('The flow “silent” has errors that callers would meet.');
    expect(publishing.err).toContain('publish again');
  });

  test('that are none are refused with what is wrong', async () => {
    const { status, err } = await run('flow validate - --json', { input: '{"schemaVersion":1,"name":7}' });
    expect(status).toBe(1);
    expect(Failure.parse(JSON.parse(err)).error.code).toBe('flow-unreadable');
    expect(JSON.parse(err)).toMatchObject({
      error: { problems: expect.arrayContaining([expect.objectContaining({ field: 'name' })]) },
    });
    const notJson = await run('flow import -', { input: 'hello' });
    expect(notJson).toMatchObject({ status: 1, err: expect.stringContaining('is not JSON') });
  });
});

describe('what cannot be done says why, what to do, and fails', () => {
  test('for people', async () => {
    const refused = await run('number add 5550123 --label x');
    expect(refused).toEqual({
      status: 1,
      out: '',
      err:
        '“5550123” is not a phone number in international form, such as +15551234567.\n' +
        'Write it with + and the country’s code.\n',
    });
  });

  test('for programs', async () => {
    const { status, out, err } = await run('flow publish nobody --json');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(Failure.parse(JSON.parse(err)).error).toEqual({
      code: 'flow-not-found',
      message: 'There is no flow “nobody”.',
      advice: '“ringtree flow list” shows the flows.',
    });
  });

  test('a token that the server could not read', async () => {
    const environment = { RINGTREE_SECRET_KEY: 'cd'.repeat(32) };
    const { status, err } = await run('provider add plivo --account MA1 --token t', { environment });
    expect({ status, err }).toMatchObject({ status: 1, err: expect.stringContaining('RINGTREE_SECRET_KEY') });
  });

  test('a command that there is not, and a missing option', async () => {
    const [unknown, missing] = await Promise.all([run('flow fly'), run('provider add twilio')]);
    expect(unknown).toMatchObject({ status: 1, err: expect.stringContaining("unknown command 'fly'") });
    expect(missing).toMatchObject({ status: 1, err: expect.stringContaining('--account') });
  });

  test('a database that is away, and a configuration that is none', async () => {
    const [away, wrong] = await Promise.all([
      run('flow list', { environment: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' } }),
      run('flow list', { environment: { DATABASE_URL: 'mysql://nobody@127.0.0.1/none' } }),
    ]);
    expect(away).toMatchObject({ status: 1, err: expect.stringContaining('The database cannot be reached') });
    expect(wrong).toMatchObject({ status: 1, err: expect.stringContaining('DATABASE_URL') });
  });
});
