import type pg from 'pg';
import { binaryRows } from '#lib/database/binary-rows.ts';
import { turnQuery } from '#lib/database/turn-query.ts';
import { type TurnParts, turnInput, turnStatement } from '#lib/database/turn-statement.ts';
import type { TurnWrite } from '#lib/database/turn-write.ts';

/**
 * Stores turns of different calls in one statement, which is one round trip and one transaction. Resolves to the ids of the calls whose turn is
 * stored; one that is missing lost its guard: the call is at another revision, or exists already. Rejects with nothing stored, or in doubt
 * when the connection broke.
 */
export async function writeTurns(pool: pg.Pool, writes: readonly TurnWrite[]): Promise<Set<string>> {
  const { name, text } = turnStatement(partsOf(writes));
  const rows = await turnQuery<{ id: string }>(pool, {
    name: `write-turns-${name}-${planNumber(writes.length)}`,
    text,
    values: [binaryRows(turnInput.fields, writes)],
  });
  return new Set(rows.map((row) => row.id));
}

function partsOf(writes: readonly TurnWrite[]): TurnParts {
  return {
    stored: writes.some(({ made }) => made === null),
    made: writes.some(({ made }) => made !== null),
    outbox: writes.some(({ outbox }) => outbox.length > 0),
    recordings: writes.some(({ recordings }) => recordings.length > 0),
  };
}

/**
 * PostgreSQL keeps the plan of a prepared statement, and one that was made for an empty table reads the whole of it even when it is not empty any
 * more. So the statement is prepared anew each time that this process has written twice as many turns.
 */
function planNumber(turns: number): number {
  written += turns;
  return Math.floor(Math.log2(written));
}

let written = 0;
