import { rm, stat } from 'node:fs/promises';
import { clusterHome } from '#lib/database/cluster.ts';
import { startEmbedded } from '#lib/database/embedded.ts';
import { postgresAccount } from '#lib/database/postgres-account.ts';

/** Removes a test's data folder with all that belongs to it: a PostgreSQL that a killed server left running, and under root its files elsewhere. */
export async function removeData(folder: string): Promise<void> {
  if (!(await stat(folder).catch(() => undefined))) return;
  const home = await clusterHome(folder, await postgresAccount());
  if (await stat(home).catch(() => undefined)) {
    const server = await startEmbedded(folder);
    await server.release();
  }
  // Whoever was killed a moment ago may still have written a file.
  const persistently = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };
  await rm(home, persistently);
  await rm(folder, persistently);
}
