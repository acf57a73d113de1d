import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomStream } from '../kills/random.ts';
import { roundAndRound } from '../kills/round.flow.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrderIn } from './expect-one-order-in.ts';
import { keepCalling } from './keep-calling.ts';
import { createRecorder } from './recorder.ts';
import { fallback } from './replay.ts';

const kills = 2;
const recorder = createRecorder();
let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree({ embedded: true, patience: 120_000, environment: { LOG_LEVEL: 'warn' } });
  ringtree.server.tunnel.deliver = recorder.deliver;
  await ringtree.answer(number, roundAndRound);
});
afterAll(() => ringtree?.close());

it('PostgreSQL killed among calls: callers hear the fallback until it is back by itself, and nothing acknowledged is lost', async () => {
  const people = callers(ringtree, 60);
  const random = randomStream(seed);
  const calling = keepCalling(people);
  for (let kill = 0; kill < kills; kill++) {
    const answers = recorder.told.length + 300 + Math.floor(random() * 300);
    await calling.until(recorder.answers(answers));
    await ringtree.server.killDatabase();
    await calling.until(recorder.next(({ response }) => response.body.includes(fallback.message)));
    await calling.until(recorder.next(({ response }) => response.body.includes('Round 2.')));
  }
  await calling.stop();
  const compared = await expectOneOrderIn(ringtree.server.data, recorder.told);
  console.log(`FAULTS_SEED=${seed}:`, compared);
  expect(compared.fallbacks).toBeGreaterThan(0);
  expect(compared.calls).toBeGreaterThan(people.length);
  const ready = await fetch(`${ringtree.server.origin()}/readyz`);
  expect(ready.status).toBe(200);
});
