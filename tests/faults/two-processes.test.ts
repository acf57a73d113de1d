import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomStream } from '../kills/random.ts';
import { providerNames } from '../support/ringtree.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrder } from './expect-one-order.ts';
import { openTwoServers, type TwoServers } from './two-servers.ts';

let two: TwoServers;
beforeAll(async () => {
  two = await openTwoServers(randomStream(seed));
});
afterAll(() => two?.close());

it('two processes on one PostgreSQL: whatever lands wherever, one process could have told it', async () => {
  const { ringtree, recorder, provider } = two;
  const everybody = callers(ringtree, 60).map((caller) => caller.calls({ longest: 8 }));
  const whole = await Promise.all(everybody);
  await provider.settle();
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  console.log(`FAULTS_SEED=${seed}:`, compared);
  expect(whole).not.toContain(false);
  expect(compared).toMatchObject({ calls: 60, fallbacks: 0 });
});

it('two processes that are asked for different turns of one call at once: one is taken, and all hear what it led to', async () => {
  const { ringtree, recorder, provider } = two;
  const before = await expectOneOrder(recorder.told, ringtree.database);
  const impatient = Array.from({ length: 40 }, async (_, index) => {
    const call = await ringtree.phone(providerNames[index % 2 === 0 ? 0 : 1]).calls(number);
    for (const keys of [
      ['1', '4', '9'],
      ['1', '3', '4', '9', '1'],
    ])
      await call.pressesAtOnce(keys);
    await call.hangsUp();
  });
  await Promise.all(impatient);
  await provider.settle();
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  console.log(`FAULTS_SEED=${seed}:`, compared);
  expect(compared.calls - before.calls).toBe(40);
  // Started, one of the keys, the end.
  expect(compared.turns - before.turns).toBe(3 * 40);
});
