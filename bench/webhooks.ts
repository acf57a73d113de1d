import { availableParallelism } from 'node:os';
import { openDatabases } from './database.ts';
import type { LoadResult } from './load/load-job.ts';
import { runLoad } from './load/run-load.ts';
import { median } from './median.ts';
import { startBare } from './sides/bare.ts';
import { startExpress } from './sides/express.ts';
import { prepareRingtree, startRingtree } from './sides/ringtree.ts';
import type { Side } from './sides/side.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 4);

async function main(): Promise<void> {
  const databases = await openDatabases();
  const ringtreeUrl = await databases.create('bench_ringtree');
  await prepareRingtree(ringtreeUrl);
  const sides = [
    await startRingtree(4901, ringtreeUrl),
    await startExpress(4902, await databases.create('bench_express')),
    await startBare(4903),
  ];
  console.log(
    `${availableParallelism()} processors, Node ${process.version}, PostgreSQL ${databases.version}`,
  );
  const results = new Map<Side, LoadResult[]>(sides.map((side) => [side, []]));
  for (let round = 0; round < rounds; round++) {
    for (const side of sides) {
      const result = await runLoad({
        place: side.place(),
        lines: Number(process.env.LINES ?? 64),
        perSecond: null,
        warmUpSeconds: 1.5,
        seconds,
      });
      results.get(side)?.push(result);
      console.log(side.name, JSON.stringify(result));
    }
  }
  for (const [side, list] of results)
    console.log(
      side.name,
      median(list.map(({ perSecond }) => perSecond)),
      median(list.map(({ p99 }) => p99)),
    );
  for (const side of sides) await side.stop();
  await databases.close();
}
await main();
