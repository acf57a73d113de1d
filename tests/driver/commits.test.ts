import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DriverParts } from '#lib/calls/driver.ts';
import type { TurnWrite } from '#lib/database/turn-write.ts';
import { writeTurns } from '#lib/database/write-turns.ts';
import { account } from './flows.ts';
import { addressIn, createWorld, TwilioCall, type World } from './world.ts';

type Write = NonNullable<DriverParts['write']>;

let world: World;
let number: string;

beforeAll(async () => {
  world = await createWorld();
  number = await world.number(account());
});
afterAll(() => world.close());

/** Plays a call to its end; every request is sent to both processes, and to the first twice. */
async function playEverywhere(apps: [TwilioCall, TwilioCall], digits: string): Promise<void> {
  const [here, there] = apps;
  const all = (path: string, parameters: Record<string, string>) =>
    Promise.all([here.post(path, parameters), there.post(path, parameters), here.post(path, parameters)]);
  const [asked] = await all('/voice', { CallStatus: 'ringing' });
  const [room, ...sameRooms] = await all(addressIn(asked, 'action'), { Digits: digits });
  const [bye, ...sameByes] = await all(addressIn(room, 'action'), { Digits: '42' });
  for (const same of sameRooms) expect(same).toEqual(room);
  for (const same of sameByes) expect(same).toEqual(bye);
  expect(bye.body).toContain(`Account ${digits}, room 42.`);
  await all('/status', { CallStatus: 'completed' });
}

test('many calls at once through two processes, every webhook three times: each turn is stored once, in order', async () => {
  const groups: number[] = [];
  const counting: Write = (pool, writes) => {
    groups.push(writes.length);
    return writeTurns(pool, writes);
  };
  const [here, there] = [world.process({ write: counting }).app, world.process({ write: counting }).app];
  const calls = Array.from({ length: 40 }, () => new TwilioCall(here, number));
  await Promise.all(
    calls.map((call, index) =>
      playEverywhere([call, new TwilioCall(there, number).as(call)], String(1000 + index)),
    ),
  );
  for (const { sid } of calls) {
    const { call, turns } = await world.stored(sid);
    expect(turns.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
    expect(new Set(turns.map(({ key }) => key)).size).toBe(4);
    expect(call).toMatchObject({ revision: 4, status: 'ended' });
  }
  expect(Math.max(...groups)).toBeGreaterThan(5);
});

/** Fails the next `times` writes of turns, before or after they are stored. */
function breaking(times: number, when: 'before' | 'after'): Write {
  let left = times;
  return async (pool, writes) => {
    if (left === 0) return await writeTurns(pool, writes);
    left -= 1;
    if (when === 'after') await writeTurns(pool, writes);
    throw new Error('Connection terminated unexpectedly');
  };
}

test.each(['before', 'after'] as const)(
  'a connection that breaks %s the commit: the turn is stored once',
  async (when) => {
    for (const times of [1, 2]) {
      const call = new TwilioCall(world.process({ write: breaking(times, when) }).app, number);
      const asked = await call.start();
      expect(asked.body).toContain('Your account number, please.');
      const again = new TwilioCall(world.process({ write: breaking(times, when) }).app, number).as(call);
      const room = await again.post(addressIn(asked, 'action'), { Digits: '1234' });
      expect(room.body).toContain('Your room, please.');
      expect(await again.post(addressIn(asked, 'action'), { Digits: '1234' })).toEqual(room);
      expect((await world.stored(call.sid)).turns).toHaveLength(2);
    }
  },
);

test('a turn that can’t be stored three times in a row is given up, and the caller hears the fallback', async () => {
  const { app } = world.process({ write: breaking(3, 'before') });
  const call = new TwilioCall(app, number);
  const heard = await call.start();
  expect(heard).toMatchObject({ status: 200, body: expect.stringContaining('Sorry, please call again.') });
  expect(heard.body).toContain('+15550009999');
  expect((await call.start()).body).toContain('Your account number, please.');
  expect((await world.stored(call.sid)).turns).toHaveLength(1);
});

test('one turn that PostgreSQL refuses does not spoil the others of its group', async () => {
  const poisoned: Write = (pool, writes) =>
    writeTurns(
      pool,
      writes.map((write) => (isPoisoned(write) ? { ...write, key: '\0' } : write)),
    );
  const isPoisoned = ({ made }: TurnWrite) => made?.from === '+15556660000';
  const { app } = world.process({ write: poisoned });
  const calls = Array.from({ length: 6 }, () => new TwilioCall(app, number));
  const bad = new TwilioCall(app, number);
  bad.from = '+15556660000';
  const [heard, ...others] = await Promise.all([bad, ...calls].map((call) => call.start()));
  expect(heard?.body).toContain('Sorry, please call again.');
  for (const other of others) expect(other.body).toContain('Your account number, please.');
});

test('a turn that takes too long gets the fallback in time, and is stored when it can be', async () => {
  const gate = Promise.withResolvers<void>();
  const slow: Write = async (pool, writes) => {
    await gate.promise;
    return await writeTurns(pool, writes);
  };
  const { app, driver } = world.process({ write: slow, turnTimeoutMs: 50 });
  const call = new TwilioCall(app, number);
  const [first, second] = await Promise.all([call.start(), call.start()]);
  for (const heard of [first, second]) expect(heard.body).toContain('Sorry, please call again.');
  gate.resolve();
  await driver.idle();
  expect((await world.stored(call.sid)).turns).toHaveLength(1);
});

test('too many turns of one call at once are turned away at once', async () => {
  const { app, driver } = world.process();
  const call = new TwilioCall(app, number);
  const asked = await call.start();
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      call.post(addressIn(asked, 'action'), { Digits: String(1000 + index) }),
    ),
  );
  const bodies = new Set(answers.map(({ body }) => body));
  expect(bodies.size).toBe(2);
  expect([...bodies].filter((body) => body.includes('Sorry, please call again.'))).toHaveLength(1);
  await driver.idle();
  expect((await world.stored(call.sid)).turns).toHaveLength(2);
});
