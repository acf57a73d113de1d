import pg from 'pg';
import { openDatabases } from './database.ts';
import { runLoad } from './load/run-load.ts';
import { median } from './median.ts';
import type { Row } from './row.ts';
import { processorSeconds } from './sides/processor-seconds.ts';
import { prepareRingtree, startRingtree } from './sides/ringtree.ts';

const calls = Number(process.env['BENCH_CALLS'] ?? 10_000_000);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const seconds = Number(process.env['BENCH_SECONDS'] ?? 5);

/** What a turn costs with ten million calls stored, beside an empty table, in turn. Wants some 8 GB of disk, and minutes to fill it. */
export async function main(): Promise<Row[]> {
  const databases = await openDatabases();
  const empty = await databases.create('bench_empty');
  await prepareRingtree(empty);
  const grown = await databases.create('bench_grown', 'bench_empty');
  await fill(grown);
  const sides = [await startRingtree(4921, empty), await startRingtree(4922, grown)];
  try {
    const costs = sides.map(() => [] as number[]);
    for (let round = 0; round <= rounds; round++) {
      for (const [index, side] of sides.entries()) {
        const before = await processorSeconds([side.pid]);
        const job = { place: side.place(), lines: 64, perSecond: null, warmUpSeconds: 0, seconds };
        const { turns } = await runLoad(job);
        const after = await processorSeconds([side.pid]);
        const used = after.postgres + after.servers - before.postgres - before.servers;
        console.log(
          `  round ${round}, ${index === 0 ? 'empty' : 'grown'}: ${Math.round((used * 1e6) / turns)} µs of processor time a turn`,
        );
        if (round > 0) costs[index]?.push((used * 1e6) / turns);
      }
    }
    const [before = 0, after = 0] = costs.map(median);
    return [
      {
        what: `Processor time of a turn, server and PostgreSQL, with ${calls.toLocaleString('en')} calls stored`,
        value: `${after.toFixed(0)} µs, ${(after / before).toFixed(2)} times that of an empty table (${before.toFixed(0)} µs)`,
        meaning: 'Calls of the past do not slow down those of today.',
      },
    ];
  } finally {
    for (const side of sides) await side.stop();
    await databases.close();
  }
}

async function fill(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const step = 500_000;
  for (let done = 0; done < calls; done += step) {
    await client.query(
      `insert into calls (id, workspace_id, provider, provider_call_id, from_number, to_number, direction, flow_id, version_id, state,
        revision, status, outcome, started_at, answered_at, ended_at, last_activity_at)
      select gen_random_uuid(), flows.workspace_id, 'twilio', 'CAold' || n, '+15550199001', '+15550100100', 'inbound', flows.id,
        flows.current_version_id, '{}', 3, 'ended', 'completed', now() - n * interval '1 second', now() - n * interval '1 second',
        now() - n * interval '1 second', now() - n * interval '1 second'
      from generate_series($1::bigint, $2::bigint) n, flows where flows.current_version_id is not null and flows.name = 'Bench'`,
      [done + 1, Math.min(done + step, calls)],
    );
    console.log(`  ${Math.min(done + step, calls).toLocaleString('en')} calls stored`);
  }
  await client.query('vacuum analyze calls');
  await client.end();
}
