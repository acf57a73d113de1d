import { resolve } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#lib/database/embedded.ts';

/** A PostgreSQL of the benchmark's own, with fsync on as everywhere, and an empty database for each name. */
export type BenchDatabases = {
  version: string;
  /** Address of a new database of this name, a copy of the template's; one that was there is dropped. */
  create: (name: string, template?: string) => Promise<string>;
  close: () => Promise<void>;
};

export async function openDatabases(): Promise<BenchDatabases> {
  const postgres = await startEmbedded(resolve(process.env['BENCH_DATA'] ?? 'data/bench'));
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<{ version: string; fsync: string }>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync`,
  );
  if (rows[0]?.fsync !== 'on') throw new Error('fsync is off: what this measures would be worth nothing.');
  return {
    version: rows[0].version,
    create: async (name, template = 'template1') => {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.query(`create database ${name} template ${template}`);
      const url = new URL(postgres.url);
      url.pathname = `/${name}`;
      return url.href;
    },
    close: async () => {
      await client.end();
      await postgres.release();
    },
  };
}
