import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callsChannel, createAnnouncer } from '#lib/calls/announcer.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase(2);
});
afterAll(() => database.drop());

test('other processes hear once of the calls that changed meanwhile, and of too many only that they are many', async () => {
  const listener = await database.pool.connect();
  await listener.query(`listen ${callsChannel}`);
  const heard = async () => {
    const [message] = await once(listener, 'notification');
    return JSON.parse(message.payload);
  };
  const announcer = createAnnouncer(() => Promise.resolve(database), 10);
  for (const call of ['one', 'other', 'one']) announcer.changed(call);
  expect(await heard()).toEqual(['one', 'other']);
  for (let call = 0; call < 500; call++) announcer.changed(`call ${call}`);
  expect(await heard()).toBe('many');
  listener.release(true);
});

test('a database that is away is no trouble', async () => {
  const announcer = createAnnouncer(() => Promise.reject(new Error('away')));
  announcer.changed('one');
  await expect(announcer.flush()).resolves.toBeUndefined();
});
