import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { prepareCluster } from '#lib/database/cluster.ts';
import { startEmbedded } from '#lib/database/embedded.ts';
import { readPostmaster } from '#lib/database/postmaster.ts';
import type { Tunnel } from './phone/exchange.ts';

/** The real server in a process of its own, on a data folder of its own. */
export type TestServer = {
  /** Where providers and this test find it. */
  tunnel: Tunnel;
  origin: () => string;
  environment: Readonly<Record<string, string>>;
  /** RINGTREE_DATA */
  data: string;
  /** All that it wrote, at the finest level. */
  log: () => Promise<string>;
  /** As a crash or an out-of-memory killer would. */
  kill: () => Promise<void>;
  /** The same for its own PostgreSQL, as when the power is cut. */
  killDatabase: () => Promise<void>;
  /** Again on the same data, port and environment. */
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** Stops it and removes its data. */
  close: () => Promise<void>;
};

export const publicUrl = 'https://ringtree.example';

/** Seals secrets in every process that works on a test's data. */
export const secretKey = Buffer.alloc(32, 7).toString('base64');

export type ServerOptions = {
  environment?: Record<string, string>;
  patience?: number;
  /** `next`: no process of ours, only Next.js with its routes, as on a serverless platform. */
  door?: 'server' | 'next';
};

/** Starts the server and resolves when it is ready to answer calls. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ringtree-test-'));
  const logFile = join(folder, 'server.log');
  const data = options.environment?.['RINGTREE_DATA'] ?? join(folder, 'data');
  const { door = 'server' } = options;
  const port = await freePort();
  const environment: Record<string, string> & { DATABASE_URL?: string } = {
    PORT: String(port),
    HOST: '127.0.0.1',
    RINGTREE_DATA: data,
    RINGTREE_SECRET_KEY: secretKey,
    PUBLIC_URL: publicUrl,
    LOG_LEVEL: 'trace',
    RINGTREE_ENV_FILE: '',
    NEXT_TELEMETRY_DISABLED: '1',
    ...options.environment,
  };
  const origin = () => `http://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const running = child;
    child = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  };
  // A run that is broken off leaves no server behind.
  process.once('exit', () => child?.kill('SIGKILL'));
  const server: TestServer = {
    tunnel: { publicUrl, origin, patience: options.patience ?? 0, cutOff: 0 },
    origin,
    environment,
    data,
    log: () => readFile(logFile, 'utf8'),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    killDatabase: async () => {
      const { dataFolder } = await prepareCluster(data);
      const postmaster = await readPostmaster(dataFolder);
      if (!postmaster) throw new Error('No PostgreSQL runs on the data.');
      process.kill(postmaster.pid, 'SIGKILL');
    },
    start: async () => {
      child = launch(commands[door](port), environment, logFile);
      await ready(child, `${origin()}${readyPaths[door]}`, logFile);
    },
    close: async () => {
      await end('SIGTERM');
      if (!environment.DATABASE_URL) await removeCluster(data);
      await rm(folder, { recursive: true, force: true });
    },
  };
  await server.start().catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  return server;
}

/** A killed server leaves its PostgreSQL running, and under root its data lies elsewhere. */
async function removeCluster(data: string): Promise<void> {
  const postgres = await startEmbedded(data);
  await postgres.release();
  const { dataFolder } = await prepareCluster(data);
  await rm(dirname(dataFolder), { recursive: true, force: true });
}

const commands = {
  server: () => ['server.ts'],
  next: (port: number) => ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
};

/** Next.js has no `/readyz`; a webhook of no provider is answered once it serves. */
const readyPaths = { server: '/readyz', next: '/v1/nobody/voice' };

function launch(command: string[], environment: Record<string, string>, logFile: string): ChildProcess {
  const log = openSync(logFile, 'a');
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  // As `npm start` has it.
  const compiled = { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' };
  return spawn(process.execPath, command, {
    env: {
      NODE_ENV: 'production',
      PATH,
      HOME,
      ...compiled,
      ...(TMPDIR === undefined ? {} : { TMPDIR }),
      ...environment,
    },
    stdio: ['ignore', log, log],
  });
}

const startTimeoutMs = 60_000;

async function ready(child: ChildProcess, url: string, logFile: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (child.exitCode === null && Date.now() < deadline) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.status === (url.endsWith('/readyz') ? 200 : 404)) return;
    await delay(20);
  }
  const log = await readFile(logFile, 'utf8');
  throw new Error(`The server did not get ready:\n${log.slice(-4_000)}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
