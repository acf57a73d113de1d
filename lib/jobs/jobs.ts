import PgBoss from 'pg-boss';
import { calls } from '#lib/calls/calls.ts';
import { config } from '#lib/config.ts';
import { type Database, openDatabase } from '#lib/database/connect.ts';
import { sweepQueues } from '#lib/database/queue-rows.ts';
import { log } from '#lib/log.ts';
import { processWide } from '#lib/process-wide.ts';
import { accountClient } from '#lib/provider-accounts/account-client.ts';
import type { ProviderClient } from '#lib/providers/provider.ts';
import { secrets } from '#lib/secrets.ts';
import { isShuttingDown, whenShuttingDown } from '#lib/shutdown.ts';
import { closeCalls } from './close-calls.ts';
import { forgetCalls } from './forget-calls.ts';
import { keepSending } from './keep-sending.ts';
import { startSending } from './outbox.ts';

/** Starts this process's share of the work that no webhook waits for. Once per process; needs a migrated database. */
export function startJobs(): Promise<void> {
  return processWide('jobs', async () => {
    sendOutbox();
    await keepHouse();
  });
}

/**
 * The outbox has its own loop over its own rows: a turn writes them in its one statement, and a caller may be waiting for what they do. See
 * docs/decisions/0008-outbox-without-queue.md.
 */
function sendOutbox(): void {
  const { driver, outbox } = calls();
  const { PUBLIC_URL: publicUrl } = config();
  const parts = { database: openDatabase, driver, secrets: secrets(), clientOf, publicUrl };
  const running = keepSending({
    start: (most) => startSending(parts, most),
    due: outbox,
    isOver: isShuttingDown,
    failed: (error) => log().error({ error }, 'the outbox could not be sent'),
  });
  whenShuttingDown('outbox', async () => {
    outbox.raise();
    await running;
  });
}

/** What is done once for all processes, by the clock. */
async function keepHouse(): Promise<void> {
  const boss = new PgBoss({ db: await sharedConnections() });
  boss.on('error', (error) => log().error({ error }, 'a scheduled job'));
  await boss.start();
  whenShuttingDown('scheduled jobs', () => boss.stop({ timeout: 5000 }));
  const { driver } = calls();
  const { PUBLIC_URL: publicUrl } = config();
  await byTheClock(boss, { name: 'close-calls', cron: '* * * * *', expireInMinutes: 5 }, async () => {
    await closeCalls({ database: openDatabase, driver, clientOf, publicUrl });
    await sweepQueues((await openDatabase()).pool);
  });
  await byTheClock(boss, { name: 'forget-calls', cron: '17 * * * *', expireInMinutes: 50 }, forgetOld);
}

type Clocked = { name: string; cron: string; expireInMinutes: number };

/** Lets one of all processes do it, at the minutes that `cron` says (UTC). */
async function byTheClock(
  boss: PgBoss,
  { name, cron, expireInMinutes }: Clocked,
  work: () => Promise<void>,
): Promise<void> {
  await boss.createQueue(name, { name, policy: 'singleton', retryLimit: 0, expireInMinutes });
  await boss.work(name, { pollingIntervalSeconds: 10 }, () =>
    work().catch((error: unknown) => log().error({ error, name }, 'a scheduled job failed')),
  );
  await boss.schedule(name, cron);
}

async function forgetOld(): Promise<void> {
  const { RETENTION_DAYS: days } = config();
  if (days === undefined) return;
  const { pool } = await openDatabase();
  // A clock that is wrong must not delete what is young: the database has another.
  const { rows } = await pool.query<{ now: Date }>('select now()');
  const now = new Date(Math.min(Date.now(), ...rows.map((row) => row.now.getTime())));
  const forgotten = await forgetCalls({ pool, days, now, isOver: isShuttingDown });
  const { calls: ended, messages, months } = forgotten;
  if (ended + messages + months.length > 0) log().info(forgotten, 'old calls were deleted');
}

/** The process's pool, so that jobs open no connections of their own. */
async function sharedConnections(): Promise<PgBoss.Db> {
  const { pool } = await openDatabase();
  return { executeSql: (text, values) => pool.query(text, values) };
}

async function clientOf(account: string): Promise<ProviderClient | null> {
  const { prisma }: Database = await openDatabase();
  const row = await prisma.providerAccount.findUnique({ where: { id: account } });
  return row && accountClient(row);
}
