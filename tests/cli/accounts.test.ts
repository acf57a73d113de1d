import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { importFlow } from '#lib/flows/import-flow.ts';
import { openCredentials } from '#lib/providers/credentials.ts';
import { createSecrets } from '#lib/secrets.ts';
import { defaultWorkspace } from '#lib/workspace.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { type Ran, ringtree } from './ringtree.ts';

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const key = 'ab'.repeat(32);
const sid = 'AC0123456789abcdef0123456789abcdef';
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const run = (parameters: string[], input = ''): Promise<Ran> =>
  ringtree(parameters, { input, environment: { DATABASE_URL: database.url, RINGTREE_SECRET_KEY: key } });

async function tokens(name: string): Promise<string[]> {
  const row = await database.prisma.providerAccount.findFirstOrThrow({ where: { name } });
  return openCredentials(row, createSecrets(Buffer.from(key, 'hex'))).tokens;
}

test('a token is replaced by another, and shown nowhere', async () => {
  await run(['provider', 'add', 'twilio', '--account', sid, '--name', 'main', '--token', 'old-token']);
  const set = await run(['provider', 'set', 'main', '--token'], 'new-token\nsub-token\n');
  expect(set).toMatchObject({ status: 0, err: '' });
  expect(set.out).toBe(
    'Changed the account main.\n“ringtree provider test” asks twilio whether its new token works.\n',
  );
  expect(await tokens('main')).toEqual(['new-token', 'sub-token']);
  const asJson = await run(['provider', 'set', 'main', '--token', 'third-token', '--json']);
  expect(asJson.out).not.toContain('third-token');
  expect(await tokens('main')).toEqual(['third-token']);
  const bad = await run(['provider', 'set', 'main', '--token', 'with space']);
  expect(bad).toMatchObject({ status: 1 });
  expect(bad.err).not.toContain('with space');
  expect(await tokens('main')).toEqual(['third-token']);
});

test('who cannot be asked has said nothing of the token; who answers that it is wrong has', async () => {
  await run(['provider', 'set', 'main', '--api-url', 'http://127.0.0.1:9']);
  const away = await run(['provider', 'test', 'main']);
  expect(away.err).toMatch(/^Twilio could not be asked about the account “main”: Twilio: .*ECONNREFUSED/);
  expect(away.err).toContain('The token may be right all the same.');
  expect(away.err).not.toContain('did not accept');

  const server = createServer((_, response) => {
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ code: 20003, message: 'Authenticate', status: 401 }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  // It listens on a port.
  const { port } = server.address() as AddressInfo;
  await run(['provider', 'set', 'main', '--api-url', `http://127.0.0.1:${port}`]);
  const wrong = await run(['provider', 'test', 'main']);
  server.close();
  expect(wrong.err).toContain('Twilio did not accept the account “main”');
});

test('an account is forgotten when nothing needs it any more', async () => {
  await run([
    'provider',
    'add',
    'plivo',
    '--account',
    'MAXXXXXXXXXXXXXXXXXX',
    '--name',
    'old',
    '--token',
    'x',
  ]);
  await run(['number', 'add', '+14155550100', '--account', 'old']);
  const json = new FlowSketch('Desk')
    .node('in', 'incoming-call')
    .node('text', 'send-message', {
      texts: { 'en-US': 'Hi.' },
      sender: 'own',
      ownSender: '+14155550100',
      account: 'old',
    })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('in', 'next', 'text')
    .wire('text', { sent: 'bye', failed: 'bye' })
    .document();
  const { flow } = await importFlow(defaultWorkspace(database), { json, slug: 'desk' });
  await run(['number', 'assign', '+14155550100', 'desk']);
  expect((await run(['provider', 'remove', 'old'])).err).toContain(
    'Flows still answer numbers of the account “old”: +14155550100.',
  );
  await run(['number', 'assign', '+14155550100', '--none']);
  expect((await run(['provider', 'remove', 'old'])).err).toContain(
    'Flows still send messages through the account “old”: desk.',
  );
  await database.prisma.flow.update({ where: { id: flow.id }, data: { archivedAt: new Date() } });
  expect((await run(['provider', 'remove', 'old'])).out).toBe(
    'Removed the account old. Its numbers are gone too: +14155550100.\n',
  );
  expect((await run(['provider', 'list'])).out).not.toContain('old');
  expect((await run(['provider', 'remove', 'old'])).err).toContain('There is no provider account “old”.');
});

test('a flow that sends by an account which is not there is not published', async () => {
  const json = new FlowSketch('Typo')
    .node('in', 'incoming-call')
    .node('text', 'send-message', {
      texts: { 'en-US': 'Hi.' },
      sender: 'own',
      ownSender: '+14155550100',
      account: 'mian',
    })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('in', 'next', 'text')
    .wire('text', { sent: 'bye', failed: 'bye' })
    .document();
  // Windows writes a mark in front of its texts, or two bytes for each letter.
  const marked = await run(['flow', 'import', '-', '--as', 'typo'], `\ufeff${JSON.stringify(json)}`);
  expect(marked).toMatchObject({ status: 0 });
  const published = await run(['flow', 'publish', 'typo']);
  expect(published.status).toBe(1);
  expect(published.err).toContain('There is no provider account named “mian”.');
});
