import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomStream } from '../kills/random.ts';
import { openProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { callers, seed } from './callers.ts';
import { expectOneOrder } from './expect-one-order.ts';
import { keepCalling } from './keep-calling.ts';
import { openTwoServers, type TwoServers } from './two-servers.ts';

let two: TwoServers;
let toDatabase: TcpProxy;
beforeAll(async () => {
  two = await openTwoServers(randomStream(seed), {
    between: async (database) => {
      toDatabase = await openProxy(database);
      return toDatabase.port;
    },
  });
});
afterAll(async () => {
  await two?.close();
  await toDatabase?.close();
});

it('a connection falls silent while calls are read through it: they are read through another, and nobody hears of it', async () => {
  const { ringtree, recorder, provider } = two;
  const silenced = Promise.withResolvers<void>();
  let count = 0;
  let since = Number.NEGATIVE_INFINITY;
  toDatabase.lose({
    isAsked: (sent) => {
      // A reading is given up after 2.5 s: what is made in its place must get through.
      if (!sent.includes('calls-by-id') || performance.now() - since < 5_000) return false;
      since = performance.now();
      count += 1;
      if (count === times) silenced.resolve();
      return true;
    },
    // Neither told nor cut off.
    isWhole: () => false,
  });
  const calling = keepCalling(callers(ringtree, 40));
  await calling.until(silenced.promise);
  await calling.stop();
  toDatabase.lose(null);
  await provider.settle();
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  console.log(`FAULTS_SEED=${seed}: ${count} times silent`, compared);
  expect(compared.fallbacks).toBe(0);
});

const times = 4;
