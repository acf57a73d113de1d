import type pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connect } from '#lib/database/connect.ts';
import { log } from '#lib/log.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await testDatabase();
  ({ pool } = connect(database.url, 1));
});
afterAll(() => database.drop());

/** An idle connection whose server process takes nothing in before it is ended, which `end` does. */
async function haltedConnection(): Promise<{ end: () => Promise<void> }> {
  const idle = await pool.connect();
  const { rows } = await idle.query<{ pid: number }>('select pg_backend_pid() as pid');
  const pid = rows[0]?.pid ?? 0;
  const gone = new Promise<void>((resolve) => {
    idle.once('end', () => resolve());
  });
  idle.release();
  process.kill(pid, 'SIGSTOP');
  return {
    end: async () => {
      process.kill(pid, 'SIGTERM');
      process.kill(pid, 'SIGCONT');
      await gone;
    },
  };
}

test('a connection that breaks is logged; one that was being closed is not, since PostgreSQL may be stopped at once', async () => {
  const warn = vi.spyOn(log(), 'warn').mockReturnValue();
  const inUse = await haltedConnection();
  await inUse.end();
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.anything(), 'a database connection broke');
  const closing = await haltedConnection();
  await pool.end();
  await closing.end();
  expect(warn).toHaveBeenCalledOnce();
});
