import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Database } from '#lib/database/connect.ts';
import { startEmbedded } from '#lib/database/embedded.ts';
import type { PhoneCall } from '../support/phone/phone-call.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { storedCall, storedTurns } from '../support/stored.ts';
import { enterDigits, goOn, hesitate, leaveMessage, ring, wander } from './caller.ts';
import { randomStream } from './random.ts';
import { roundAndRound } from './round.flow.ts';

const kills = Number(process.env['KILLS'] ?? 100);
const seed = Number(process.env['KILLS_SEED'] ?? Date.now() % 1_000_000);
const callersOfEach = 3;
const ways = [goOn, hesitate, enterDigits, ring, leaveMessage] as const;
const number = '+14155550199';
/** From the moment the server is ready; a turn takes a few milliseconds. */
const longestLifeMs = 300;

let ringtree: Ringtree;

beforeAll(async () => {
  console.log(`${kills} kills, KILLS_SEED=${seed}`);
  ringtree = await openRingtree({ embedded: true, patience: 60_000, environment: { LOG_LEVEL: 'warn' } });
  await ringtree.answer(number, roundAndRound);
});
afterAll(() => ringtree?.close());

it(`loses and doubles nothing of running calls when the server is killed ${kills} times`, async () => {
  const killed = { times: 0 };
  const calls: PhoneCall[] = [];
  let failed = false;
  const callers = providerNames.flatMap((provider, place) =>
    Array.from({ length: callersOfEach }, async (_, index) => {
      const random = randomStream(seed + 1 + place * callersOfEach + index);
      const phone = ringtree.phone(provider);
      while (killed.times < kills && !failed)
        calls.push(await wander(await phone.calls(number), { random, longest: 25, ways }));
    }),
  );
  const everybody = Promise.all(callers).catch((error: unknown) => {
    failed = true;
    throw error;
  });
  everybody.catch(() => undefined);

  const random = randomStream(seed);
  while (killed.times < kills && !failed) {
    await delay(random() * longestLifeMs);
    await ringtree.server.kill();
    killed.times += 1;
    // Now and then the power is cut for both.
    if (killed.times % 10 === 0) await ringtree.server.killDatabase();
    await ringtree.server.start();
  }
  await everybody;
  const requests = calls.reduce((sum, call) => sum + call.exchanges.length, 0);
  const { cutOff } = ringtree.server.tunnel;
  console.log(`${calls.length} calls, ${requests} requests, ${cutOff} of them cut off and sent again`);
  expect(cutOff).toBeGreaterThan(kills / 2);
  // A slow machine gets less done between two kills; every caller finishes a call all the same.
  expect(calls.length).toBeGreaterThanOrEqual(callers.length);
  expect(requests).toBeGreaterThan(kills);
  // PostgreSQL has another port after every start of its own.
  const postgres = await startEmbedded(ringtree.server.data);
  const database = connect(postgres.url, 2);
  for (const call of calls) await expectWhole(database, call);
  await database.pool.end();
  await postgres.release();
});

/** What the provider was answered is what is stored: every turn once, in order, with the same bytes. */
async function expectWhole(database: Database, call: PhoneCall): Promise<void> {
  const turns = await storedTurns(database, call);
  const answered = call.exchanges.flatMap(({ request }) => placeOf(request.url) ?? []);
  const stored = turns.flatMap(({ thread, event }) =>
    event['class'] === 'answer' ? [`${thread}/${event['document']}`] : [],
  );
  expect(stored.toSorted()).toEqual(answered.toSorted());
  expect(new Set(stored).size).toBe(stored.length);
  expect(turns.map(({ revision }) => revision)).toEqual(turns.map((_, index) => index + 1));
  expect(turns.filter(({ kind }) => kind === 'call-started')).toHaveLength(1);
  expect(turns.filter(({ kind }) => kind === 'call-ended')).toHaveLength(1);
  expect(await storedCall(database, call)).toMatchObject({
    status: 'ended',
    revision: turns.length,
  });
  // Asked again, each has the answer that the provider acted on; a callback is known, too.
  const asked = call.exchanges.filter(({ request, event }) => placeOf(request.url) || !isFetch(event.kind));
  const said = asked
    .filter(({ request, event }) => event.kind === 'started' || isForCaller(request.url))
    .at(-1);
  for (const { request, event, parameters, response } of asked) {
    const again = await call.line.send(request, event, parameters);
    // The first webhook asks for what the caller should hear now.
    const expected = event.kind === 'started' ? said?.response.body : response.body;
    expect(again.response.body).toBe(expected);
  }
  expect(await storedTurns(database, call)).toHaveLength(turns.length);
}

/** These ask for a thread's document as it is now. */
function isFetch(kind: string): boolean {
  return kind === 'leg-document' || kind === 'music';
}

/** Thread and document of an answer's address; undefined for one that names none. */
function isForCaller(url: string): boolean {
  return placeOf(url)?.startsWith('main/') ?? false;
}

function placeOf(url: string): string | undefined {
  const [, thread, document] = /\/c\/[^/]+\/([^/]+)\/(\d+)\//.exec(url) ?? [];
  return document === undefined ? undefined : `${thread}/${document}`;
}
