import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clusterHome } from '#lib/database/cluster.ts';
import { postgresAccount } from '#lib/database/postgres-account.ts';
import { roundAndRound } from '../kills/round.flow.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrderIn } from './expect-one-order-in.ts';
import { keepCalling } from './keep-calling.ts';
import { createRecorder } from './recorder.ts';
import { fallback } from './replay.ts';

const run = promisify(execFile);
const recorder = createRecorder();
let folder: string;
let disk: string | undefined;
let ringtree: Ringtree;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringtree-disk-'));
  disk = await mountSmallDisk(join(folder, 'data'));
  if (disk === undefined) return;
  ringtree = await openRingtree({
    embedded: true,
    patience: 120_000,
    environment: { LOG_LEVEL: 'warn', RINGTREE_DATA: join(folder, 'data') },
  });
  ringtree.server.tunnel.deliver = recorder.deliver;
  await ringtree.answer(number, roundAndRound);
});
afterAll(async () => {
  // A folder on which something is mounted can't be removed.
  await ringtree?.close().catch(() => undefined);
  if (disk !== undefined) {
    await run('umount', ['--lazy', disk]);
    await rm(disk, { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
});

it('the disk is full: callers hear the fallback until there is room again, and nothing acknowledged is lost', async (test) => {
  if (disk === undefined) return test.skip('no disk can be mounted here: that needs root on Linux');
  const calling = keepCalling(callers(ringtree, 20));
  await calling.until(recorder.answers(200));
  const ballast = join(disk, 'ballast');
  let apologies = 0;
  const apologised = recorder.next(({ response }) => {
    apologies += response.body.includes(fallback.message) ? 1 : 0;
    return apologies === 5;
  });
  await fill(ballast);
  await calling.until(apologised);
  const goesOn = recorder.next(({ response }) => response.body.includes('Round 2.'));
  await rm(ballast);
  await calling.until(goesOn);
  await calling.stop();
  const compared = await expectOneOrderIn(ringtree.server.data, recorder.told);
  console.log(`FAULTS_SEED=${seed}:`, compared);
  expect(compared.fallbacks).toBeGreaterThanOrEqual(5);
});

/** Where the data folder's PostgreSQL keeps its files; undefined when nothing can be mounted there. */
async function mountSmallDisk(data: string): Promise<string | undefined> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  const home = await clusterHome(data, await postgresAccount());
  await mkdir(home, { recursive: true });
  const mounted = run('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'ringtree-test', home]);
  return await mounted.then(
    () => home,
    () => undefined,
  );
}

/** Writes until nothing more fits. */
async function fill(file: string): Promise<void> {
  const ballast = await open(file, 'w');
  for (const block of [1 << 20, 1 << 12]) while (await fits(() => ballast.write(Buffer.alloc(block))));
  await ballast.close();
}

async function fits(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false;
    throw error;
  }
}
