import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { prepareCluster } from '#lib/database/cluster.ts';
import { readPostmaster } from '#lib/database/postmaster.ts';
import { roundAndRound } from '../kills/round.flow.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrder } from './expect-one-order.ts';
import { keepCalling } from './keep-calling.ts';
import { createRecorder } from './recorder.ts';
import { fallback } from './replay.ts';

const pauseMs = 20_000;
const recorder = createRecorder();
let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree({ embedded: true, patience: 120_000, environment: { LOG_LEVEL: 'warn' } });
  ringtree.server.tunnel.deliver = recorder.deliver;
  await ringtree.answer(number, roundAndRound);
});
afterAll(() => ringtree?.close());

it('PostgreSQL stands still for 20 s: callers hear the fallback in time, and all goes on when it does', async () => {
  const calling = keepCalling(callers(ringtree, 40));
  await calling.until(recorder.answers(200));
  const processes = await databaseProcesses(ringtree.server.data);
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    for (const id of processes) send(id, name);
  };
  signal('SIGSTOP');
  // Nobody could end it otherwise when the test fails.
  onTestFinished(() => signal('SIGCONT'));
  const apologised = recorder.next(({ response }) => response.body.includes(fallback.message));
  // The fault itself; nothing is waited for in it.
  await delay(pauseMs);
  await calling.until(apologised);
  const goesOn = recorder.next(({ response }) => response.body.includes('Round 2.'));
  signal('SIGCONT');
  await calling.until(goesOn);
  await calling.stop();
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  console.log(`FAULTS_SEED=${seed}:`, compared);
  expect(compared.fallbacks).toBeGreaterThan(0);
  expect(recorder.silences()).toBe(0);
});

/** Some are gone by the end. */
function send(id: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(id, name);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Those that are there now: the postmaster, its own processes, and one for each connection. */
async function databaseProcesses(data: string): Promise<number[]> {
  const postmaster = await readPostmaster((await prepareCluster(data)).dataFolder);
  if (!postmaster) throw new Error('No PostgreSQL runs on the data.');
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  const all = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const children = all.flatMap(([id, parent]) => (id !== undefined && parent === postmaster.pid ? [id] : []));
  return [postmaster.pid, ...children];
}
