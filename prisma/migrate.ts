import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '#lib/config.ts';
import { startEmbedded } from '#lib/database/embedded.ts';
import { migrate } from '#lib/database/migrate.ts';
import { migrationsFolder, readMigrations } from '#lib/database/migrations.ts';
import { withSchemaEngine } from '#lib/database/schema-engine.ts';

/**
 * `npm run db:migrate` applies the migrations; `npm run db:diff -- NAME` writes the one that leads from the migrations to
 * schema.prisma, for you to read and edit. What Prisma can't say (partitions, triggers, storage) is written by hand in there.
 */
const [command, name] = process.argv.slice(2);
const ownServer = config().DATABASE_URL ? undefined : await startEmbedded(config().RINGTREE_DATA);
const url = config().DATABASE_URL ?? ownServer?.url ?? '';
try {
  if (command === 'apply') await apply();
  else if (command === 'diff' && name) await diff(name);
  else fail('Usage: npm run db:migrate, or npm run db:diff -- name-of-the-migration');
} finally {
  await ownServer?.release();
}

async function apply(): Promise<void> {
  const applied = await migrate(url);
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.');
}

async function diff(title: string): Promise<void> {
  const schema = { path: 'prisma/schema.prisma', content: await readFile('prisma/schema.prisma', 'utf8') };
  const from = { tag: 'migrations' as const, ...(await readMigrations()) };
  const result = await withSchemaEngine(url, [[schema.path, schema.content]], (engine) =>
    engine.diff({
      from,
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  if (result.exitCode === 2 && result.stdout) await write(title, result.stdout);
  else console.log('The migrations say what schema.prisma says.');
}

async function write(title: string, sql: string): Promise<void> {
  const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${slug}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), sql);
  console.log(`Wrote ${folder}/migration.sql: read it before you commit it.`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
