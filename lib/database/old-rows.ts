import type pg from 'pg';

/** At most so many rows by one statement. */
export type Batch = { before: Date; most: number };

/** Deletes calls that ended before, with their recordings and outbox; the oldest first. Resolves to how many. */
export async function deleteOldCalls(pool: pg.Pool, { before, most }: Batch): Promise<number> {
  const { rowCount } = await pool.query(
    `delete from calls where id in (
       select id from calls where status = 'ended' and started_at < $1 and ended_at < $1 order by started_at limit $2)`,
    [before, most],
  );
  return rowCount ?? 0;
}

/** Deletes text messages from before. Resolves to how many. */
export async function deleteOldMessages(pool: pg.Pool, { before, most }: Batch): Promise<number> {
  const { rowCount } = await pool.query(
    `delete from messages where id in (
       select old.id from workspaces, lateral (
         select id from messages where messages.workspace_id = workspaces.id and created_at < $1 order by created_at limit $2) as old
       limit $2)`,
    [before, most],
  );
  return rowCount ?? 0;
}

/** Deletes turns from before that lie in no month of their own. Resolves to how many. */
export async function deleteOldStrays(pool: pg.Pool, { before, most }: Batch): Promise<number> {
  const { rowCount } = await pool.query(
    `delete from partitions.turns_default where ctid = any (array(
       select ctid from partitions.turns_default where created_at < $1 limit $2))`,
    [before, most],
  );
  return rowCount ?? 0;
}

/**
 * Drops the months of `turns` that were over before; resolves to their names. Rejects with PostgreSQL's 55P03 when calls keep a month busy: they wait
 * behind the drop, so it does not wait for long.
 */
export async function dropOldMonths(pool: pg.Pool, before: Date): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
     where inhparent = 'public.turns'::regclass and relname ~ '^turns_\\d{4}_\\d{2}$' order by relname`,
  );
  const old = rows.map(({ name }) => name).filter((name) => endOf(name) <= before.getTime());
  for (const name of old) await dropMonth(pool, name);
  return old;
}

async function dropMonth(pool: pg.Pool, name: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local lock_timeout = '500ms'`);
    // The name is one that the pattern above lets through.
    await client.query(`drop table partitions.${name}`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Of the month in a partition's name, in milliseconds since 1970. */
function endOf(name: string): number {
  const [year = 0, month = 0] = name.split('_').slice(1).map(Number);
  return Date.UTC(year, month, 1);
}
