import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clusterHome } from '#lib/database/cluster.ts';
import { startEmbedded } from '#lib/database/embedded.ts';
import { migrate } from '#lib/database/migrate.ts';
import { postgresAccount } from '#lib/database/postgres-account.ts';
import { readPostmaster } from '#lib/database/postmaster.ts';
import { removeData } from '#tests/support/remove-data.ts';

let folder: string;
beforeEach(async () => {
  // Of mode 0700, as a checkout may be.
  folder = await mkdtemp(join(tmpdir(), 'ringtree-embedded-'));
});
afterEach(() => removeData(folder));

async function ask(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('two who start at once share one server, and the last to go stops it', async () => {
  const servers = await Promise.all([startEmbedded(folder), startEmbedded(folder)]);
  expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
  const [first, second] = servers;
  expect(await first?.release()).toBe(false);
  expect(await ask(second?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await second?.release()).toBe(true);
  await expect(ask(second?.url ?? '', 'select 1')).rejects.toThrow(/ECONNREFUSED/);
}, 60_000);

test('what was written is there after a restart', async () => {
  const before = await startEmbedded(folder);
  await ask(before.url, 'create table kept as select 42 as number');
  await before.release();
  const after = await startEmbedded(folder);
  expect(await ask(after.url, 'select number from kept')).toEqual([{ number: 42 }]);
  expect(await ask(after.url, 'show fsync')).toEqual([{ fsync: 'on' }]);
  await after.release();
}, 60_000);

test('a killed parent leaves the server running, and the next one uses it', async () => {
  const program = `const { startEmbedded } = await import('#lib/database/embedded.ts');
    console.log((await startEmbedded(${JSON.stringify(folder)})).url);
    setInterval(() => undefined, 1000);`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(parent.stdout, 'data');
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  const found = await startEmbedded(folder);
  expect(found.started).toBe(false);
  expect(found.url).toBe(String(line).trim());
  expect(await found.release()).toBe(true);
}, 60_000);

test('a server that dies under its user is started again, where it was', async () => {
  const server = await startEmbedded(folder);
  await ask(server.url, 'create table kept as select 42 as number');
  const home = await clusterHome(folder, await postgresAccount());
  const { pid } = (await readPostmaster(join(home, 'data'))) ?? { pid: 0 };
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(
    async () => expect(await ask(server.url, 'select number from kept')).toEqual([{ number: 42 }]),
    { timeout: 30_000, interval: 50 },
  );
  expect(await server.release()).toBe(true);
}, 60_000);

test('nobody gets in without the password', async () => {
  const server = await startEmbedded(folder);
  const url = new URL(server.url);
  url.password = 'guess';
  await expect(ask(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
  await server.release();
}, 60_000);

test('several processes may migrate at once: one works, the others wait', async () => {
  const server = await startEmbedded(folder);
  const applied = await Promise.all([migrate(server.url), migrate(server.url), migrate(server.url)]);
  const all = (await readdir('prisma/migrations', { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  expect(applied.flat().sort()).toEqual(all.map(({ name }) => name).sort());
  await server.release();
}, 60_000);
