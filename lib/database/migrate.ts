import pg from 'pg';
import { pendingMigrations, readMigrations } from '#lib/database/migrations.ts';
import { makePartitions } from '#lib/database/partitions.ts';
import { withSchemaEngine } from '#lib/database/schema-engine.ts';

/**
 * Brings the database at `url` up to date and makes the partitions of the next months. Several processes may call it at once: an
 * advisory lock lets one work and the others wait. Resolves to the names of the migrations applied. Throws what PostgreSQL says when one fails.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'ringtree migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const pending = await pendingMigrations(client);
    // The engine takes a quarter of a second to load: only when there is something for it to do.
    if (pending.length > 0) await applyAll(url);
    await makePartitions(client, new Date());
    return pending;
  } finally {
    await client.end();
  }
}

const migrationLock = 7_416_120_002;

async function applyAll(url: string): Promise<void> {
  const migrationsList = await readMigrations();
  const filters = { externalTables: [], externalEnums: [] };
  await withSchemaEngine(url, undefined, (engine) => engine.applyMigrations({ migrationsList, filters }));
}
