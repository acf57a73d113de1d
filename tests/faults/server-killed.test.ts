import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomStream } from '../kills/random.ts';
import { roundAndRound } from '../kills/round.flow.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrder } from './expect-one-order.ts';
import { killable } from './killable.ts';
import { createRecorder } from './recorder.ts';

const concurrent = 500;
const kills = 3;
const recorder = createRecorder();
let ringtree: Ringtree;
let kill: () => Promise<void>;

beforeAll(async () => {
  ringtree = await openRingtree({ patience: 120_000, environment: { LOG_LEVEL: 'warn' } });
  kill = killable(ringtree.server, recorder.deliver);
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
  for (let times = 0; times < kills; times++) {
    await Promise.race([over, recorder.answers(recorder.told.length + 50 + Math.floor(random() * 200))]);
    await kill();
  }
  const finished = (await over).filter((whole) => whole).length;
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  const { cutOff } = ringtree.server.tunnel;
  console.log(`FAULTS_SEED=${seed}: ${finished} calls to their end, ${cutOff} requests cut off`, compared);
  expect(compared.calls).toBe(concurrent);
  expect(cutOff).toBeGreaterThan(kills);
  expect(compared.turns).toBeGreaterThan(2 * concurrent);
});
