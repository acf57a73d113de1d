import { type BenchDatabases, openDatabases } from './database.ts';
import type { LoadResult } from './load/load-job.ts';
import { runLoad } from './load/run-load.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';
import { startBare } from './sides/bare.ts';
import { startExpress } from './sides/express.ts';
import { startNodeRed } from './sides/node-red.ts';
import { prepareRingtree, startRingtree } from './sides/ringtree.ts';
import type { Side } from './sides/side.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 15);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 3);
/** Callers at the same time: as many as it takes until no side does more. */
const lines = 512;

/** The same menu on all sides, the same signed webhooks, in turn, on the same PostgreSQL with fsync on. */
export async function main(): Promise<Row[]> {
  const databases = await openDatabases();
  const sides = await openSides(databases);
  const [ringtree, express] = sides;
  try {
    for (const side of sides) await load(side, null, 10);
    const full = await inTurn(sides, () => null);
    const most = middle(full.get(express), ({ perSecond }) => perSecond);
    const rows = sides.map((side) => fullRow(side, full, ringtree));
    for (const share of [0.5, 0.9]) {
      const steady = await inTurn([ringtree, express], () => share * most);
      for (const side of [ringtree, express]) rows.push(steadyRow(side, steady.get(side), share));
    }
    return rows;
  } finally {
    for (const side of sides) await side.stop();
    await databases.close();
  }
}

type Sides = [ringtree: Side, express: Side, ...Side[]];

async function openSides(databases: BenchDatabases): Promise<Sides> {
  const url = await databases.create('bench_ringtree');
  await prepareRingtree(url);
  const nodeRed = await startNodeRed(4904);
  return [
    await startRingtree(4901, url),
    await startExpress(4902, await databases.create('bench_express')),
    ...(nodeRed ? [nodeRed] : []),
    await startBare(4903),
  ];
}

/** Round by round, one side after the other, so that what else the machine does meets all of them. */
async function inTurn(
  sides: readonly Side[],
  rate: (side: Side) => number | null,
): Promise<Map<Side, LoadResult[]>> {
  const results = new Map<Side, LoadResult[]>(sides.map((side) => [side, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const side of sides) {
      const result = await load(side, rate(side), seconds);
      results.get(side)?.push(result);
      console.log(
        `  round ${round}, ${side.name}: ${Math.round(result.perSecond)} turns/s, p50 ${ms(result.p50)}, p99 ${ms(result.p99)}`,
      );
    }
  }
  return results;
}

async function load(side: Side, perSecond: number | null, length: number): Promise<LoadResult> {
  const result = await runLoad({
    place: side.place(),
    lines: perSecond === null ? lines : 1_000,
    perSecond,
    warmUpSeconds: 1,
    seconds: length,
  });
  if (result.wrong > 0) throw new Error(`${side.name} said something wrong ${result.wrong} times.`);
  return result;
}

function fullRow(side: Side, full: Map<Side, LoadResult[]>, ringtree: Side): Row {
  const list = full.get(side);
  const rate = middle(list, ({ perSecond }) => perSecond);
  return {
    what: `${side.name}, as fast as it can (${side.what})`,
    value: `${Math.round(rate)} turns/s, p50 ${ms(middle(list, ({ p50 }) => p50))}, p99 ${ms(middle(list, ({ p99 }) => p99))}`,
    meaning:
      side === ringtree
        ? 'What one process answers on this machine.'
        : `Ringtree does ${ratioInPairs(full.get(ringtree), list)}.`,
  };
}

/** What else a machine does changes within minutes: so each round is compared with itself. */
function ratioInPairs(ours: readonly LoadResult[] = [], theirs: readonly LoadResult[] = []): string {
  const ratios = ours.map(({ perSecond }, round) => perSecond / (theirs[round]?.perSecond ?? Number.NaN));
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  return `${median(ratios).toFixed(2)} times as many, round by round (${least.toFixed(2)} to ${most.toFixed(2)})`;
}

function steadyRow(side: Side, list: LoadResult[] | undefined, share: number): Row {
  return {
    what: `${side.name} at ${share * 100} % of the most that the Express app can do`,
    value: `p50 ${ms(middle(list, ({ p50 }) => p50))}, p99 ${ms(middle(list, ({ p99 }) => p99))}`,
    meaning: 'How long a caller waits for the next words on an ordinary day, and one of a hundred.',
  };
}

function middle(list: LoadResult[] | undefined, read: (result: LoadResult) => number): number {
  return median((list ?? []).map(read));
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
