import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomStream } from '../kills/random.ts';
import { roundAndRound } from '../kills/round.flow.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrder } from './expect-one-order.ts';
import { createRecorder } from './recorder.ts';

const concurrent = 500;
const kills = 3;
const recorder = createRecorder();
let ringtree: Ringtree;
/** Five hundred who knock at a closed door would keep it from opening. */
let isUp = Promise.resolve();

beforeAll(async () => {
  ringtree = await openRingtree({ patience: 120_000, environment: { LOG_LEVEL: 'warn' } });
  ringtree.server.tunnel.deliver = async (wire, send) => {
    await isUp;
    return await recorder.deliver(wire, send);
  };
  await ringtree.answer(number, roundAndRound);
});
afterAll(() => ringtree?.close());

it(`a server killed among ${concurrent} calls: none is lost, no turn is doubled`, async () => {
  const everybodyCalls = Promise.withResolvers<void>();
  let begun = 0;
  const begin = (): Promise<void> => {
    begun += 1;
    if (begun === concurrent) everybodyCalls.resolve();
    return everybodyCalls.promise;
  };
  const over = Promise.all(callers(ringtree, concurrent).map((caller) => caller.calls({ begun: begin })));
  over.catch(everybodyCalls.reject);
  await everybodyCalls.promise;

  const random = randomStream(seed);
  for (let kill = 0; kill < kills; kill++) {
    await Promise.race([over, recorder.answers(recorder.told.length + 50 + Math.floor(random() * 200))]);
    const up = Promise.withResolvers<void>();
    isUp = up.promise;
    await ringtree.server.kill();
    await ringtree.server.start();
    up.resolve();
  }
  const finished = (await over).filter((whole) => whole).length;
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  const { cutOff } = ringtree.server.tunnel;
  console.log(`FAULTS_SEED=${seed}: ${finished} calls to their end, ${cutOff} requests cut off`, compared);
  expect(compared.calls).toBe(concurrent);
  expect(cutOff).toBeGreaterThan(kills);
  expect(compared.turns).toBeGreaterThan(2 * concurrent);
});
