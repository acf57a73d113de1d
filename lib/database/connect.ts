import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { config } from '#lib/config.ts';
import { type EmbeddedPostgres, startEmbedded } from '#lib/database/embedded.ts';
import { PrismaClient } from '#lib/database/generated/client.ts';
import { log } from '#lib/log.ts';
import { forgetProcessWide, presentProcessWide, processWide } from '#lib/process-wide.ts';
import { shares } from '#lib/turn-threads/thread-place.ts';

/** The process's way to PostgreSQL: `pool` for the hot path, `prisma` for everything else, both on the same connections. */
export type Database = { url: string; pool: pg.Pool; prisma: PrismaClient };

/**
 * Opens the database once per process: yours with `DATABASE_URL`, else Ringtree's own, started when it isn't running. It doesn't migrate
 * (lib/database/migrate.ts does). Rejects when there is no way to it; the next call tries again.
 */
export async function openDatabase(): Promise<Database> {
  return (await opened()).database;
}

/** Closes what was opened, and stops our own PostgreSQL unless another process uses it. Resolves to whether it was stopped. */
export async function closeDatabase(): Promise<boolean> {
  const opening = presentProcessWide<Promise<Opened>>(name);
  forgetProcessWide(name);
  if (!opening) return false;
  const { database, embedded } = await opening;
  await database.prisma.$disconnect();
  await database.pool.end();
  return (await embedded?.release()) ?? false;
}

const name = 'database';

type Opened = { database: Database; embedded: EmbeddedPostgres | undefined };

async function opened(): Promise<Opened> {
  const opening = processWide(name, open);
  opening.catch(() => forgetProcessWide(name));
  return await opening;
}

async function open(): Promise<Opened> {
  const settings = config();
  const embedded = settings.DATABASE_URL ? undefined : await startEmbedded(settings.RINGTREE_DATA);
  const url = settings.DATABASE_URL ?? embedded?.url ?? '';
  return {
    database: connect(url, Math.max(leastConnections, Math.floor(settings.DATABASE_POOL / shares()))),
    embedded,
  };
}

/** One that listens, one that works. */
const leastConnections = 2;

/** A pool and a Prisma client for `url`, with at most `connections`; for tests, which have a database each. */
export function connect(url: string, connections: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // A turn has 6 s: it must learn well before then that there is no database.
    connectionTimeoutMillis: 2000,
    application_name: 'ringtree',
  });
  // An idle connection that breaks is replaced at the next query. `end` doesn't wait for its connections: PostgreSQL may be stopped before they are gone.
  pool.on('error', (error) => {
    if (!pool.ending) log().warn({ error }, 'a database connection broke');
  });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return { url, pool, prisma };
}
