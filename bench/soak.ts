import { openDatabases } from './database.ts';
import { runLoad } from './load/run-load.ts';
import type { Row } from './row.ts';
import { residentBytes } from './sides/memory.ts';
import { prepareRingtree, startRingtree } from './sides/ringtree.ts';

const minutes = Number(process.env['BENCH_MINUTES'] ?? 10);

/** Memory of the server over ten minutes at half of what it can do. */
export async function main(): Promise<Row[]> {
  const databases = await openDatabases();
  const url = await databases.create('bench_soak');
  await prepareRingtree(url);
  const side = await startRingtree(4931, url);
  try {
    const job = { place: side.place(), lines: 128, perSecond: null, warmUpSeconds: 5, seconds: 10 };
    const { perSecond } = await runLoad(job);
    const sizes: number[] = [];
    let wrong = 0;
    for (let minute = 0; minute < minutes; minute++) {
      const half = {
        place: side.place(),
        lines: 1_000,
        perSecond: perSecond / 2,
        warmUpSeconds: 0,
        seconds: 60,
      };
      wrong += (await runLoad(half)).wrong;
      sizes.push((await residentBytes(side.pid)) / 2 ** 20);
      console.log(`  minute ${minute + 1}: ${sizes.at(-1)?.toFixed(0)} MB`);
    }
    const list = sizes.map((size) => size.toFixed(0)).join(', ');
    return [
      {
        what: `Memory of the server, minute by minute, at ${Math.round(perSecond / 2)} turns/s`,
        value: `${list} MB; ${wrong} wrong answers`,
        meaning: 'A server that runs for months does not have to be started again.',
      },
    ];
  } finally {
    await side.stop();
    await databases.close();
  }
}
