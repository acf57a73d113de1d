import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connect, type Database } from '#lib/database/connect.ts';

/** A migrated database of the test's own; `drop` it in `afterAll`. */
export type TestDatabase = Database & { drop: () => Promise<void> };

/** Copies the template database: some 50 ms. Its address also serves as `DATABASE_URL` of a server that a test starts. */
export function testDatabase(connections = 5): Promise<TestDatabase> {
  return makeDatabase(connections, (template) => `template ${template.pathname.slice(1)}`);
}

/** One without a single table. */
export function emptyDatabase(): Promise<TestDatabase> {
  return makeDatabase(2, () => '');
}

async function makeDatabase(connections: number, from: (template: URL) => string): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const own = new URL(template);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  own.pathname = `/${name}`;
  await onServer(template, `create database ${name} ${from(template)}`);
  const database = connect(own.href, connections);
  return {
    ...database,
    drop: async () => {
      await database.prisma.$disconnect();
      await database.pool.end();
      await onServer(template, `drop database ${name} with (force)`);
    },
  };
}

/** Copying fails while somebody is connected to the template, so commands go through another database, one at a time. */
async function onServer(template: URL, command: string): Promise<void> {
  const server = new URL(template);
  server.pathname = '/ringtree';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7416120004)');
    await client.query(command);
  } finally {
    await client.end();
  }
}
