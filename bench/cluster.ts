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
        const result = await runLoad(job);
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
    return results.map(({ size, rates, database, servers }) => ({
      what: `${size} ${size === 1 ? 'process' : 'processes'} on one PostgreSQL, webhooks of a call landing anywhere`,
      value: `${Math.round(median(rates))} turns/s; busy processors: servers ${median(servers).toFixed(2)}, PostgreSQL ${median(database).toFixed(2)}`,
      meaning:
        'Every caller heard their own order. What has no processor left saturates first: here all share one machine.',
    }));
  } finally {
    for (const side of sides) await side.stop();
    await databases.close();
  }
}
