import pg from 'pg';
import { openDatabases } from './database.ts';
import { runLoad } from './load/run-load.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';
import { processorSeconds } from './sides/processor-seconds.ts';
import { prepareRingtree, startRingtree } from './sides/ringtree.ts';

const sizes = [1, 2, 4];
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);

/** One, two and four processes on one PostgreSQL; every webhook of a call lands on the next process. */
export async function main(): Promise<Row[]> {
  const databases = await openDatabases();
  const url = await databases.create('bench_cluster');
  await prepareRingtree(url);
  const sides = await Promise.all([4911, 4912, 4913, 4914].map((port) => startRingtree(port, url)));
  const places = sides.map((side) => side.place());
  const weighed = await weigh(url);
  let connections = 0;
  try {
    const results = sizes.map((size) => ({
      size,
      rates: [] as number[],
      database: [] as number[],
      servers: [] as number[],
    }));
    for (let round = 0; round <= rounds; round++) {
      for (const { size, rates, database, servers } of results) {
        const [place] = sides.map((side) => side.place());
        if (!place) throw new Error('No process runs.');
        const ports = places.slice(0, size).flatMap((one) => one.ports);
        const before = await processorSeconds(sides.map(({ pid }) => pid));
        const job = { place: { ...place, ports }, lines: 128, perSecond: null, warmUpSeconds: 0.5, seconds };
        const loading = runLoad(job);
        if (size === 1) connections = Math.max(connections, await weighed.busiest(seconds));
        const result = await loading;
        const after = await processorSeconds(sides.map(({ pid }) => pid));
        if (result.wrong > 0) throw new Error(`A caller heard something wrong ${result.wrong} times.`);
        console.log(`  round ${round}, ${size} processes: ${Math.round(result.perSecond)} turns/s`);
        // The first round warms up.
        if (round === 0) continue;
        rates.push(result.perSecond);
        database.push((after.postgres - before.postgres) / (seconds + 0.5));
        servers.push((after.servers - before.servers) / (seconds + 0.5));
      }
    }
    const { walBytes, diskBytes } = await weighed.perTurn();
    const ratios = results.map(({ size, rates, database, servers }) => ({
      what: `${size} ${size === 1 ? 'process' : 'processes'} on one PostgreSQL, webhooks of a call landing anywhere`,
      value: `${Math.round(median(rates))} turns/s; busy processors: servers ${median(servers).toFixed(2)}, PostgreSQL ${median(database).toFixed(2)}`,
      meaning:
        'Every caller heard their own order. What has no processor left saturates first: here all share one machine.',
    }));
    return [
      ...ratios,
      {
        what: 'Write-ahead log of a turn',
        value: `${(walBytes / 1000).toFixed(1)} kB`,
        meaning: 'What the disk of PostgreSQL, and each replica, has to take.',
      },
      {
        what: 'Disk that a turn leaves, with its share of the call and of indexes',
        value: `${(diskBytes / 1000).toFixed(1)} kB`,
        meaning: 'What a call costs to keep; `RETENTION_DAYS` says how long.',
      },
      {
        what: 'Connections that one process uses at the same time, as fast as it can',
        value: `${connections} at most`,
        meaning: '`DATABASE_POOL` may be small.',
      },
    ];
  } finally {
    await weighed.close();
    for (const side of sides) await side.stop();
    await databases.close();
  }
}

/** Looks at what turns cost the database beside processors. */
async function weigh(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const look = async () => {
    const { rows } = await client.query<{ wal: string; disk: string; turns: string }>(
      `select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as wal, (select count(*) from turns) as turns,
        pg_total_relation_size('calls') + (select sum(pg_total_relation_size(inhrelid)) from pg_inherits
          where inhparent = 'turns'::regclass) as disk`,
    );
    return { wal: Number(rows[0]?.wal), disk: Number(rows[0]?.disk), turns: Number(rows[0]?.turns) };
  };
  const before = await look();
  return {
    /** Bytes, on the average of all turns since. */
    perTurn: async () => {
      const after = await look();
      const turns = after.turns - before.turns;
      return { walBytes: (after.wal - before.wal) / turns, diskBytes: (after.disk - before.disk) / turns };
    },
    /** The most connections of the processes that did something at once, looked at ten times a second for so many seconds. */
    busiest: async (length: number) => {
      let most = 0;
      for (let look = 0; look < length * 10; look++) {
        const { rows } = await client.query<{ busy: string }>(
          "select count(*) as busy from pg_stat_activity where application_name = 'ringtree' and state <> 'idle'",
        );
        most = Math.max(most, Number(rows[0]?.busy));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return most;
    },
    close: () => client.end(),
  };
}
