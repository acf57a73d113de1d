import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#lib/database/embedded.ts';
import { migrate } from '#lib/database/migrate.ts';
import { readMigrations } from '#lib/database/migrations.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the migrated database that `testDatabase` copies. */
    templateUrl: string;
  }
}

/** Keeps one PostgreSQL running for the whole run, with a migrated template database in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbedded(resolve('data/test'));
  const template = new URL(server.url);
  template.pathname = `/template_${createHash('sha256')
    .update(JSON.stringify(await readMigrations()))
    .digest('hex')
    .slice(0, 12)}`;
  await makeTemplate(server.url, template);
  project.provide('templateUrl', template.href);
  return async () => {
    await server.release();
  };
}

/** Under the lock that copies take too: copying fails while somebody is connected to the template. */
async function makeTemplate(serverUrl: string, template: URL): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7416120004)');
    const name = template.pathname.slice(1);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${name}`);
    await migrate(template.href);
  } finally {
    await client.end();
  }
}
