import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, prepareCluster } from '#lib/database/cluster.ts';
import { postgresEnvironment } from '#lib/database/postgres-account.ts';
import { isAlive, readPostmaster } from '#lib/database/postmaster.ts';

/** A PostgreSQL of our own, running. */
export type EmbeddedPostgres = {
  /** Address of the database `ringtree`, password included. */
  url: string;
  /** Whether this call started it; false when it was found running. */
  started: boolean;
  /** Gives it up. It is stopped when no other process of ours uses it; resolves to whether it was. */
  release: () => Promise<boolean>;
};

/**
 * Starts PostgreSQL on the data folder, or finds the one that runs there (a killed parent leaves it running, and the command
 * line shares it with the server). Never two on one folder: PostgreSQL's own `postmaster.pid` decides who was first.
 * Every user holds a shared advisory lock while it lives, so that only the last one to go stops the server.
 */
export async function startEmbedded(dataFolder: string): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(dataFolder);
  const deadline = Date.now() + startTimeoutMs;
  let started = false;
  while (Date.now() < deadline) {
    const hold = await takeHold(cluster);
    if (hold === 'starting') {
      await delay(25);
      continue;
    }
    if (hold) return { url: hold.url, started, release: () => release(cluster, hold) };
    started = await launch(cluster);
  }
  throw new Error(`PostgreSQL did not start within ${startTimeoutMs / 1000} s. Its log: ${cluster.logFile}`);
}

/** Recovery after a power cut may replay a lot of write-ahead log. */
const startTimeoutMs = 60_000;

/** A fast shutdown writes a checkpoint. */
const stopTimeoutMs = 30_000;

/** Marks the lock that every user of an embedded server holds, in its database `postgres`. */
const usersLock = 7_416_120_001;

type Hold = { url: string; client: pg.Client; pid: number };

/** Connects to the running server and takes the shared lock; undefined when none runs, 'starting' when one is coming or going. */
async function takeHold(cluster: Cluster): Promise<Hold | 'starting' | undefined> {
  const postmaster = await readPostmaster(cluster.dataFolder);
  if (!postmaster || !isAlive(postmaster.pid)) return undefined;
  const address = (database: string) =>
    `postgresql://${cluster.user}:${cluster.password}@127.0.0.1:${postmaster.port}/${database}`;
  const client = new pg.Client({ connectionString: address('postgres'), application_name: 'ringtree hold' });
  // The server may be stopped under us; whoever queries next gets the error.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_advisory_lock_shared($1)', [usersLock]);
    await ensureDatabase(client);
    return { url: address('ringtree'), client, pid: postmaster.pid };
  } catch (error) {
    await client.end().catch(() => undefined);
    // A stale file's process id may belong to another program now: starting PostgreSQL tells, it replaces such a file.
    if (codeOf(error) === 'ECONNREFUSED') return undefined;
    if (comingOrGoing.has(codeOf(error))) return 'starting';
    throw error;
  }
}

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

/** Resolves to true once ready, to false when it ended (another one was faster, or the port was taken meanwhile). */
async function launch(cluster: Cluster): Promise<boolean> {
  const log = await open(cluster.logFile, 'a', 0o600);
  const child = spawn(cluster.binaries.postgres, await parameters(cluster), {
    ...cluster.account,
    cwd: cluster.dataFolder,
    // A session of its own: it must outlive a killed parent and not hear the terminal's Ctrl-C.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: postgresEnvironment(),
  });
  let ended = false;
  child.on('error', () => {
    ended = true;
  });
  child.on('exit', () => {
    ended = true;
  });
  child.unref();
  await log.close();
  const deadline = Date.now() + startTimeoutMs;
  while (!ended && Date.now() < deadline) {
    const postmaster = await readPostmaster(cluster.dataFolder);
    if (postmaster?.pid === child.pid) return true;
    await delay(20);
  }
  await delay(50);
  return false;
}

async function parameters(cluster: Cluster): Promise<string[]> {
  const settings = {
    port: String(await freePort()),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // The log is an operator's; callers' data stays out of it.
    log_min_error_statement: 'panic',
  };
  return [
    '-D',
    cluster.dataFolder,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}

async function release(cluster: Cluster, { client, pid }: Hold): Promise<boolean> {
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

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
