import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from '#lib/database/embedded.ts';
import { startServer, type TestServer } from '#tests/support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ environment: { DATABASE_POOL: '3' } });
});
afterAll(() => server?.close());

test('webhooks and pages share one pool of connections', async () => {
  // Next.js's bundle has modules of its own: a pool of its own would double what DATABASE_POOL allows.
  const paths = Array.from({ length: 12 }, () => ['/', '/readyz', '/metrics']).flat();
  const answers = await Promise.all(paths.map((path) => fetch(server.origin() + path)));
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));

  const database = await startEmbedded(server.environment['RINGTREE_DATA'] ?? '');
  const client = new pg.Client({ connectionString: database.url, application_name: 'observer' });
  await client.connect();
  const { rows } = await client.query(
    "select count(*)::int as connections from pg_stat_activity where application_name = 'ringtree'",
  );
  await client.end();
  await database.release();
  expect(rows[0].connections).toBeGreaterThan(0);
  expect(rows[0].connections).toBeLessThanOrEqual(3);
});

test('told to end, the process ends by itself, and its database with it', async () => {
  await server.stop();
  expect(await server.log()).toContain('shutting down');
  const database = await startEmbedded(server.environment['RINGTREE_DATA'] ?? '');
  expect(database.started).toBe(true);
  await database.release();
});
