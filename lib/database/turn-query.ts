import type pg from 'pg';
import { isRefusal } from '#lib/database/is-refusal.ts';

/** A statement of the hot path: prepared under its name. */
export type TurnQuery = { name: string; text: string; values: unknown[] };

/** Resolves to the rows. Rejects when there is no answer within a part of a turn's time, so that the turn can try another connection; this one is closed. */
export async function turnQuery<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  query: TurnQuery,
): Promise<Row[]> {
  const bounded = { ...query, query_timeout: timeoutMs };
  return (await pool.query<Row>(bounded)).rows;
}

const timeoutMs = 2500;

/** The same for a statement that only reads: when its connection breaks or is silent, it is made once more on another. */
export async function turnReading<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  query: TurnQuery,
): Promise<Row[]> {
  try {
    return await turnQuery(pool, query);
  } catch (error) {
    if (isRefusal(error)) throw error;
    return turnQuery(pool, query);
  }
}
