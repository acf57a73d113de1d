import { open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const log = await open(logFile, 'w');
  const side = await startRingtree(4931, url, log.fd);
  try {
    const job = { place: side.place(), lines: 128, perSecond: null, warmUpSeconds: 5, seconds: 10 };
    const { perSecond } = await runLoad(job);
    const sizes: number[] = [];
    const early = await keptMb();
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
    const kept = (await keptMb()).map((thread, index) => thread.slice(early[index]?.length).join(', '));
    const list = sizes.map((size) => size.toFixed(0)).join(', ');
    return [
      {
        what: `Memory of the server, minute by minute, at ${Math.round(perSecond / 2)} turns/s`,
        value: `${list} MB; ${wrong} wrong answers`,
        meaning:
          'A server that runs for months does not have to be started again. What is not needed any more is collected when some hundred megabytes of it lie there, so memory goes up and down.',
      },
      ...kept.map((list, index) => ({
        what: `Of it, what ${index === 0 ? 'the main thread' : 'the thread that takes turns'} still needed after each full collection, in order`,
        value: `${list} MB`,
        meaning: 'This is what would grow if something were forgotten.',
      })),
    ];
  } finally {
    await side.stop();
    await log.close();
    await rm(logFile);
    await databases.close();
  }
}

const logFile = join(tmpdir(), 'ringtree-soak-garbage.log');

/** Megabytes after each full collection that V8 told of, by thread; the main thread is the first to collect anything. */
async function keptMb(): Promise<number[][]> {
  const byThread = new Map<string, number[]>();
  for (const line of (await readFile(logFile, 'utf8')).split('\n')) {
    const [, thread, size] = /^\[(\d+:0x[0-9a-f]+)\].*? -> ([\d.]+) \(/.exec(line) ?? [];
    if (thread === undefined) continue;
    const kept = byThread.get(thread) ?? [];
    byThread.set(thread, kept);
    if (line.includes('Mark-Compact')) kept.push(Math.round(Number(size)));
  }
  return [...byThread.values()];
}
