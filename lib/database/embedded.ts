import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Cluster, prepareCluster } from '#lib/database/cluster.ts';
import { type Hold, releaseHold, takeHold } from '#lib/database/hold.ts';
import { launchPostgres } from '#lib/database/launch-postgres.ts';

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
 * Every user holds a shared advisory lock while it lives, so that only the last one to go stops the server. Should it die before, it is
 * started again, at the same address when its port is still free.
 */
export async function startEmbedded(dataFolder: string): Promise<EmbeddedPostgres> {
  const cluster = await prepareCluster(dataFolder);
  const { hold, started } = await obtain(cluster, () => false);
  let current = hold;
  let released = false;
  let regaining: Promise<void> | undefined;

  function keep(): void {
    current.client.once('end', () => {
      if (!released) regaining = regain();
    });
  }
  async function regain(): Promise<void> {
    while (!released && (await stat(join(cluster.dataFolder, 'PG_VERSION')).catch(() => undefined))) {
      const again = await obtain(cluster, () => released).catch(() => undefined);
      if (!again) continue;
      current = again.hold;
      return keep();
    }
  }

  keep();
  return {
    url: hold.url,
    started,
    release: async () => {
      released = true;
      await regaining;
      return await releaseHold(cluster, current);
    },
  };
}

/** Throws when no server could be started in time, or when `isOver` says that nobody wants one any more. */
async function obtain(cluster: Cluster, isOver: () => boolean): Promise<{ hold: Hold; started: boolean }> {
  const deadline = Date.now() + startTimeoutMs;
  let started = false;
  while (Date.now() < deadline) {
    const hold = await takeHold(cluster);
    if (hold && hold !== 'starting') return { hold, started };
    // Looked for first: what we launched a moment ago has to be given up in order.
    if (isOver()) break;
    if (!hold) started = (await launchPostgres(cluster)) || started;
    // Coming or going, or the launch lost against another one's.
    if (!started) await delay(50);
  }
  throw new Error(`PostgreSQL did not start in time. Its log: ${cluster.logFile}`);
}

/** Recovery after a power cut may replay a lot of write-ahead log. */
const startTimeoutMs = 60_000;
