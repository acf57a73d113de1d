import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCallIds } from '#lib/calls/call-ids.ts';
import { uuidv7 } from '#lib/calls/uuid.ts';
import { startTurnThreads, type TurnThreads } from '#lib/turn-threads/start.ts';
import { gist, obedient, stillborn, turnTimeoutMs, visit, watchedParts } from './fixture.ts';

const count = 3;
const indexes = ['0', '1', '2'];
const workers: Worker[] = [];
const note = (worker: Worker) => workers.push(worker);
let watched: ReturnType<typeof watchedParts>;
let threads: TurnThreads;

beforeEach(async () => {
  process.on('worker', note);
  watched = watchedParts();
  threads = await startTurnThreads(count, watched.parts);
});
afterEach(async () => {
  await threads.end();
  process.off('worker', note);
  workers.length = 0;
});

async function threadOf(target: string): Promise<string | undefined> {
  const { headers } = await threads.answer(visit(target));
  return headers['thread'];
}

test('webhooks of a call reach the thread that made it, always', async () => {
  for (const index of [2, 0, 1]) {
    const call = createCallIds({ index, count })(Date.now());
    const steps = ['main/1/gathered', 'main/2/said', 'facts/status'];
    const found = await Promise.all(steps.map((step) => threadOf(`/v1/twilio/c/${call}/${step}`)));
    expect(found).toEqual(steps.map(() => String(index)));
  }
});

test('webhooks of one call reach one thread, whoever made it', async () => {
  for (const call of Array.from({ length: 20 }, () => uuidv7())) {
    const found = new Set<string | undefined>();
    for (const step of [1, 2, 3, 4]) {
      found.add(await threadOf(`/v1/twilio/c/${call}/main/${step}/gathered`));
      await threadOf('/v1/twilio/incoming');
    }
    expect(found.size).toBe(1);
  }
});

test('webhooks that name no call go to each in its turn', async () => {
  const found = await Promise.all(indexes.map(() => threadOf('/v1/twilio/incoming')));
  expect(found.toSorted()).toEqual(indexes);
});

test('each tells what it counted', async () => {
  await Promise.all(indexes.map(() => threadOf('/v1/twilio/incoming')));
  await threadOf(`/v1/twilio/c/${createCallIds({ index: 1, count })(0)}/main/1/gathered`);
  const told = await threads.metrics();
  const turns = told.map((counted) => counted.find(({ name }) => name === 'ringtree_turns_total'));
  expect(turns.map((metric) => metric?.values[0]?.value)).toEqual([1, 2, 1]);
});

test('one that breaks down is no matter of the others', async () => {
  const [one, other] = [0, 1].map((index) => createCallIds({ index, count })(0));
  const held = threads.answer(visit(`/v1/twilio/c/${other}/main/1/gathered?hold`));
  const broken = await threads.answer(visit(`/v1/twilio/c/${one}/main/1/gathered?break`));
  expect(gist(broken)).toMatchObject({ why: 'broken on purpose' });
  await threadOf(`/v1/twilio/c/${other}/main/2/gathered?release`);
  expect(gist(await held)).toEqual({ target: `/v1/twilio/c/${other}/main/1/gathered?hold` });
  expect(await threadOf(`/v1/twilio/c/${one}/main/2/gathered`)).toBe('0');
});

test('it is said when no thread takes the place of one that broke down', async () => {
  watched.parts.program = stillborn;
  const call = createCallIds({ index: 1, count })(0);
  await threads.answer(visit(`/v1/twilio/c/${call}/main/1/gathered?break`));
  expect(threads.whyUnready()).toBeUndefined();
  await vi.waitUntil(() => threads.whyUnready()?.startsWith('No thread takes turns'), {
    timeout: turnTimeoutMs,
  });
  watched.parts.program = obedient;
  await vi.waitUntil(() => threads.whyUnready() === undefined, { timeout: turnTimeoutMs });
});

test('the end ends all of them, which is no failure', async () => {
  expect(workers.map(({ threadId }) => threadId > 0)).toEqual([true, true, true]);
  await threads.end();
  expect(workers.map(({ threadId }) => threadId)).toEqual([-1, -1, -1]);
  expect(watched.failures()).toBe(0);
});
