import type pg from 'pg';

/**
 * Makes the partitions of `turns` for the month of `now` and the next `monthsAhead`. Runs at start and daily. Months without one fall into the
 * default partition, so a late job loses nothing: making the partition then moves such rows into it. Resolves to the names made.
 */
export async function makePartitions(client: pg.Client | pg.Pool, now: Date): Promise<string[]> {
  const made: string[] = [];
  for (let ahead = 0; ahead <= monthsAhead; ahead++) {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 1))
      .toISOString()
      .slice(0, 10);
    const { rows } = await client.query<{ name: string | null }>(
      'select partitions.make_turns_month($1) as name',
      [month],
    );
    const name = rows[0]?.name;
    if (name) made.push(name);
  }
  return made;
}

const monthsAhead = 2;
