import type pg from 'pg';

/** The numbers of `/metrics` that only the database knows, of all processes together. */
export async function readGauges(pool: pg.Pool): Promise<{ liveCalls: number; outboxDepth: number }> {
  const { rows } = await pool.query<{ live: number; depth: number }>({
    name: 'gauges',
    text: `select (select count(*)::int from calls where status = 'live') as live,
                  (select count(*)::int from outbox where status in ('pending', 'taken', 'sending')) as depth`,
  });
  return { liveCalls: rows[0]?.live ?? 0, outboxDepth: rows[0]?.depth ?? 0 };
}
