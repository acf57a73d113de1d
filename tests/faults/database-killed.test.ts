import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '#lib/database/connect.ts';
import { startEmbedded } from '#lib/database/embedded.ts';
import { randomStream } from '../kills/random.ts';
import { roundAndRound } from '../kills/round.flow.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrder } from './expect-one-order.ts';
import { createRecorder } from './recorder.ts';

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
  let calling = true;
  const over = Promise.all(
    people.map(async (caller) => {
      while (calling) await caller.calls();
      // Each gets through in the end.
      while (!(await caller.calls()));
    }),
  );
  over.catch(() => undefined);
  for (let kill = 0; kill < kills; kill++) {
    const answers = recorder.told.length + 300 + Math.floor(random() * 300);
    await Promise.race([over, recorder.answers(answers)]);
    await ringtree.server.killDatabase();
    await Promise.race([over, recorder.next(({ response }) => response.body.includes('We are sorry'))]);
    await Promise.race([over, recorder.next(({ response }) => response.body.includes('Round 2.'))]);
  }
  calling = false;
  await over;

  // Wherever it listens by now.
  const postgres = await startEmbedded(ringtree.server.data);
  const database = connect(postgres.url, 2);
  const compared = await expectOneOrder(recorder.told, database);
  await database.pool.end();
  await postgres.release();
  console.log(`FAULTS_SEED=${seed}:`, compared);
  expect(compared.fallbacks).toBeGreaterThan(0);
  expect(compared.calls).toBeGreaterThan(people.length);
  const ready = await fetch(`${ringtree.server.origin()}/readyz`);
  expect(ready.status).toBe(200);
});
