import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { MigrationList } from '#lib/database/schema-engine.ts';

/** The folder of migrations, relative to the process's working directory, which is the checkout. */
export const migrationsFolder = join(process.cwd(), 'prisma', 'migrations');

/** All migrations of the checkout, in order, as the schema engine takes them. */
export async function readMigrations(folder = migrationsFolder): Promise<MigrationList> {
  const names = await migrationNames(folder);
  const migrationDirectories = await Promise.all(
    names.map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(join(folder, path, 'migration.sql'), 'utf8') },
      },
    })),
  );
  const content = await readFile(join(folder, 'migration_lock.toml'), 'utf8').catch(() => null);
  return {
    baseDir: folder,
    lockfile: { path: './migration_lock.toml', content },
    shadowDbInitScript: '',
    migrationDirectories,
  };
}

/** Names of the checkout's migrations that the database hasn't got, in order. */
export async function pendingMigrations(client: pg.Pool | pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query(
    "select to_regclass('public._prisma_migrations') is not null as present",
  );
  const names = await migrationNames(migrationsFolder);
  if (!tables[0]?.present) return names;
  const { rows } = await client.query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return names.filter((name) => !applied.has(name));
}

async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
