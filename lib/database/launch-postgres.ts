import { spawn } from 'node:child_process';
import { open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from '#lib/database/cluster.ts';
import { postgresEnvironment } from '#lib/database/postgres-account.ts';
import { readPostmaster } from '#lib/database/postmaster.ts';

/**
 * Starts PostgreSQL on the cluster. Resolves to true once it takes connections, to false when it ended: another one was faster,
 * the port was taken meanwhile, or its log tells.
 */
export async function launchPostgres(cluster: Cluster): Promise<boolean> {
  const port = await choosePort(cluster);
  const log = await open(cluster.logFile, 'a', 0o600);
  const child = spawn(cluster.binaries.postgres, parameters(cluster, port), {
    ...cluster.account,
    cwd: cluster.dataFolder,
    // A session of its own: it must outlive a killed parent and not hear the terminal's Ctrl-C.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { ...postgresEnvironment(), ...keptMemory },
  });
  let ended = false;
  for (const event of ['error', 'exit']) {
    child.on(event, () => {
      ended = true;
    });
  }
  child.unref();
  await log.close();
  while (!ended) {
    const postmaster = await readPostmaster(cluster.dataFolder);
    if (postmaster?.ready && postmaster.pid === child.pid) {
      await writeFile(portFile(cluster), String(port));
      return true;
    }
    await delay(20);
  }
  return false;
}

/**
 * For the C library of Linux (mallopt(3)): a connection's process keeps some memory between statements. Giving it back and asking for it again was a
 * fifth of what a small statement costs.
 */
const keptMemory = { MALLOC_TOP_PAD_: String(1024 ** 2), MALLOC_TRIM_THRESHOLD_: String(8 * 1024 ** 2) };

function parameters(cluster: Cluster, port: number): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
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

/** The port of last time where it is free: a process whose PostgreSQL died under it finds the next one at the address it knows. */
async function choosePort(cluster: Cluster): Promise<number> {
  const last = Number(await readFile(portFile(cluster), 'utf8').catch(() => ''));
  // Another holder of this cluster may be trying it at this very moment.
  for (let tries = 0; last && tries < 5; tries++) {
    if (await bind(last)) return last;
    await delay(50);
  }
  return (await bind(0)) || Promise.reject(new Error('No port is free on 127.0.0.1.'));
}

const portFile = (cluster: Cluster): string => join(cluster.dataFolder, 'ringtree-port');

/** The port when it is free, any free one for 0, else undefined. */
function bind(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
