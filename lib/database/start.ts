import { setTimeout as delay } from 'node:timers/promises';
import { type Database, openDatabase } from '#lib/database/connect.ts';
import { migrate } from '#lib/database/migrate.ts';
import { makePartitions } from '#lib/database/partitions.ts';
import { checkSecretKey } from '#lib/database/secret-key-check.ts';
import { log } from '#lib/log.ts';
import { isShuttingDown, whenShuttingDown } from '#lib/shutdown.ts';

/**
 * Opens and migrates the database, then keeps making the partitions of coming months. A database that can't be reached doesn't end the process: callers
 * hear the fallback meanwhile, and this tries again until it works. Resolves then; `onTrouble` hears of the first failure.
 */
export async function startDatabase(onTrouble: (error: unknown) => void): Promise<Database> {
  for (let attempt = 0; ; attempt++) {
    try {
      const database = await openDatabase();
      const applied = await migrate(database.url);
      if (applied.length > 0) log().info({ applied }, 'migrated the database');
      await checkSecretKey(database.prisma);
      keepPartitions(database);
      return database;
    } catch (error) {
      log().error({ error }, 'the database could not be started');
      if (attempt === 0) onTrouble(error);
      if (isShuttingDown()) throw error;
      await delay(retryMs);
    }
  }
}

const retryMs = 2000;
const dayMs = 24 * 60 * 60 * 1000;

function keepPartitions({ pool }: Database): void {
  const timer = setInterval(() => {
    makePartitions(pool, new Date()).catch((error: unknown) =>
      log().error({ error }, 'no partitions could be made'),
    );
  }, dayMs);
  timer.unref();
  whenShuttingDown('partitions', async () => clearInterval(timer));
}
