import type pg from 'pg';

/** Tells everybody who listens on the channel. At most 7,999 bytes. */
export async function notify(pool: pg.Pool, channel: string, payload: string): Promise<void> {
  await pool.query('select pg_notify($1, $2)', [channel, payload]);
}
