import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomStream } from '../kills/random.ts';
import { roundAndRound } from '../kills/round.flow.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrder } from './expect-one-order.ts';
import { createRecorder } from './recorder.ts';
import { repeatingProvider } from './repeating-provider.ts';

const recorder = createRecorder();
const provider = repeatingProvider(recorder, randomStream(seed));
let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree({ patience: 60_000, environment: { LOG_LEVEL: 'warn' } });
  ringtree.server.tunnel.deliver = provider.deliver;
  await ringtree.answer(number, roundAndRound);
});
afterAll(() => ringtree?.close());

it('a provider that sends everything three times and out of order: each is taken once', async () => {
  const everybody = callers(ringtree, 60).map((caller) => caller.calls({ longest: 8 }));
  const whole = await Promise.all(everybody);
  await provider.settle();
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  console.log(`FAULTS_SEED=${seed}:`, compared);
  expect(whole).not.toContain(false);
  expect(compared).toMatchObject({ calls: 60, fallbacks: 0 });
  expect(compared.answers).toBe(recorder.told.length);
  const repeats = recorder.told.filter(({ repeat }) => repeat).length;
  expect(repeats).toBeGreaterThanOrEqual(2 * (recorder.told.length - repeats));
});
