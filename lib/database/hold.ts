import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Cluster } from '#lib/database/cluster.ts';
import { isAlive, readPostmaster } from '#lib/database/postmaster.ts';

/** One process's use of an embedded server: a connection that holds a shared advisory lock as long as it lives. */
export type Hold = { url: string; client: pg.Client; pid: number };

/** Connects to the running server and takes the lock; undefined when none runs, 'starting' when one is coming or going. */
export async function takeHold(cluster: Cluster): Promise<Hold | 'starting' | undefined> {
  const postmaster = await readPostmaster(cluster.dataFolder);
  if (!postmaster || !isAlive(postmaster.pid)) return undefined;
  const address = (database: string) =>
    `postgresql://${cluster.user}:${cluster.password}@127.0.0.1:${postmaster.port}/${database}`;
  const client = new pg.Client({
    connectionString: address('postgres'),
    application_name: 'ringtree hold',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  });
  // Whoever queries next gets the error; `end` follows and is listened to.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [usersLock]);
    await ensureDatabase(client);
    return { url: address('ringtree'), client, pid: postmaster.pid };
  } catch (error) {
    await client.end().catch(() => undefined);
    // Else the file is stale, and its process id or port belongs to another program now: PostgreSQL itself replaces such a file.
    return comingOrGoing.has(codeOf(error)) ? 'starting' : undefined;
  }
}

/** Gives the hold up; who was the last one stops the server. Resolves to whether it was stopped. */
export async function releaseHold(cluster: Cluster, { client, pid }: Hold): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [usersLock]);
    const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [usersLock]);
    if (!rows[0]?.alone) return false;
    const postmaster = await readPostmaster(cluster.dataFolder);
    if (postmaster?.pid !== pid) return false;
    // SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, all else is written.
    process.kill(pid, 'SIGINT');
    const deadline = Date.now() + stopTimeoutMs;
    while (isAlive(pid) && Date.now() < deadline) await delay(20);
    return true;
  } catch {
    // It is gone already.
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A fast shutdown writes a checkpoint. */
const stopTimeoutMs = 30_000;

/** The lock that every user of an embedded server holds, in its database `postgres`. */
const usersLock = 7_416_120_001;

/** Starting up or shutting down (57P03), ended by an administrator (57P01), or the connection was cut in between. */
const comingOrGoing = new Set(['57P03', '57P01', 'ECONNRESET', 'EPIPE', '']);

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = 'ringtree'");
  if (rowCount) return;
  await client.query('create database ringtree').catch((error: unknown) => {
    const existsAlready = ['42P04', '23505'].includes(codeOf(error));
    if (!existsAlready) throw error;
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
