import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeTurns } from '#lib/database/write-turns.ts';
import { account, words } from './flows.ts';
import type { Answer } from './world.ts';
import { addressIn, createWorld, publicUrl, TwilioCall, type World } from './world.ts';

let world: World;
let number: string;

beforeAll(async () => {
  world = await createWorld();
  number = await world.number(account());
});
afterAll(() => world.close());

const place = async (app = world.process().app) => {
  const call = new TwilioCall(app, number);
  const asked = await call.start();
  return { call, asked };
};
const answer = (call: TwilioCall, asked: Answer, digits: string) =>
  call.post(addressIn(asked, 'action'), { Digits: digits });

test('a signed webhook gets the TwiML of the published flow, and its turn is stored', async () => {
  const { call, asked } = await place();
  expect(asked).toMatchObject({ status: 200, contentType: expect.stringContaining('xml') });
  expect(asked.body).toContain('Your account number, please.');
  const room = await answer(call, asked, '1234');
  const bye = await answer(call, room, '42');
  expect(bye.body).toContain('Account 1234, room 42. Good bye.');
  expect(await call.end()).toMatchObject({ status: 200, body: '' });
  const stored = await world.stored(call.sid);
  const kinds = ['call-started', 'digits-gathered', 'digits-gathered', 'call-ended'];
  expect(stored.turns.map(({ kind }) => kind)).toEqual(kinds);
  expect(stored.turns.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
  expect(stored.call).toMatchObject({ status: 'ended', outcome: 'completed', revision: 4, from: call.from });
});

test('a repeated answer gets the same bytes, is stored once, and also does later in the call', async () => {
  const { call, asked } = await place();
  const room = await answer(call, asked, '1234');
  expect(await answer(call, asked, '1234')).toEqual(room);
  await answer(call, room, '42');
  expect(await answer(call, asked, '1234')).toEqual(room);
  expect((await world.stored(call.sid)).turns).toHaveLength(3);
});

test('another answer to a document that is past gets the current document', async () => {
  const { call, asked } = await place();
  const room = await answer(call, asked, '1234');
  expect(await answer(call, asked, '9999')).toEqual(room);
  expect((await world.stored(call.sid)).turns).toHaveLength(2);
});

test('the fallback address serves the current document again, and so does a repeated start', async () => {
  const { call, asked } = await place();
  expect(await call.start()).toEqual(asked);
  const room = await answer(call, asked, '1234');
  expect(await call.post('/fallback', { ErrorCode: '11205' })).toEqual(room);
  expect(await call.start()).toEqual(room);
  expect((await world.stored(call.sid)).turns).toHaveLength(2);
});

test('the fallback address begins a call of which the first webhook was lost', async () => {
  const call = new TwilioCall(world.process().app, number);
  const asked = await call.post('/fallback', { ErrorCode: '11205', CallStatus: 'ringing' });
  expect(asked.body).toContain('Your account number, please.');
  expect((await answer(call, asked, '1234')).body).toContain('Your room');
});

test('facts count once, in any order and after the end', async () => {
  const { call } = await place();
  await call.end();
  await call.end();
  const progress = { CallStatus: 'in-progress', SequenceNumber: '1' };
  expect((await call.post('/status', progress)).status).toBe(200);
  const { turns } = await world.stored(call.sid);
  expect(turns.filter(({ kind }) => kind === 'call-ended')).toHaveLength(1);
});

test('the end of a call that is just being stored is not lost', async () => {
  const [writing, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { app } = world.process({
    write: async (pool, writes) => {
      writing.resolve();
      await gate.promise;
      return await writeTurns(pool, writes);
    },
  });
  const call = new TwilioCall(app, number);
  const started = call.start();
  await writing.promise;
  const ended = call.end();
  gate.resolve();
  await started;
  expect((await ended).status).toBe(200);
  expect((await world.stored(call.sid)).call.status).toBe('ended');
});

test('the end of a call that nobody stored is taken note of by nobody', async () => {
  const before = await world.counts();
  expect((await new TwilioCall(world.process().app, number).end()).status).toBe(200);
  expect(await world.counts()).toEqual(before);
});

test('many requests at once, one of them first: one call is made and all get the same bytes', async () => {
  const { app } = world.process();
  const other = world.process().app;
  const call = new TwilioCall(app, number);
  const starts = await Promise.all([
    ...Array.from({ length: 5 }, () => call.start()),
    ...Array.from({ length: 5 }, () => new TwilioCall(other, number).as(call).start()),
  ]);
  expect(new Set(starts.map(({ body }) => body)).size).toBe(1);
  const [asked] = starts;
  if (!asked) throw new Error('nothing was asked');
  const rooms = await Promise.all([
    ...Array.from({ length: 5 }, () => answer(call, asked, '1234')),
    ...Array.from({ length: 5 }, () => answer(new TwilioCall(other, number).as(call), asked, '1234')),
  ]);
  expect(new Set(rooms.map(({ body }) => body)).size).toBe(1);
  expect((await world.stored(call.sid)).turns).toHaveLength(2);
});

test('two answers to one document through two processes: one counts, both hear the same next', async () => {
  const [here, there] = [world.process().app, world.process().app];
  const { call, asked } = await place(here);
  const beside = new TwilioCall(there, number).as(call);
  const [one, other] = await Promise.all([answer(call, asked, '1111'), answer(beside, asked, '2222')]);
  expect(one.body).toEqual(other.body);
  const bye = await answer(beside, other, '42');
  expect(bye.body).toMatch(/Account (1111|2222), room 42/);
  expect((await world.stored(call.sid)).turns).toHaveLength(3);
});

test('a process that remembers an older state looks again before it repeats it', async () => {
  const [here, there] = [world.process().app, world.process().app];
  const { call, asked } = await place(here);
  const room = await new TwilioCall(there, number)
    .as(call)
    .post(addressIn(asked, 'action'), { Digits: '1234' });
  expect(await call.post('/fallback')).toEqual(room);
  const bye = await new TwilioCall(there, number).as(call).post(addressIn(room, 'action'), { Digits: '42' });
  // `here` still remembers the room.
  expect(await answer(call, room, '42')).toEqual(bye);
});

test('a forged or unsigned webhook is refused and leaves nothing', async () => {
  const { app } = world.process();
  const { call, asked } = await place(app);
  const before = await world.counts();
  const forged = new TwilioCall(app, number);
  forged.signedWith = 'another token';
  expect((await forged.start()).status).toBe(403);
  expect((await forged.post('/fallback')).status).toBe(403);
  expect((await forged.end()).status).toBe(403);
  const taken = new TwilioCall(app, number).as(call);
  taken.signedWith = '';
  expect((await answer(taken, asked, '1234')).status).toBe(403);
  expect((await taken.end()).status).toBe(403);
  expect((await app.request(`${publicUrl}/v1/twilio/voice`, { method: 'POST' })).status).not.toBe(500);
  expect(await world.counts()).toEqual(before);
});

test('an address of a call that there isn’t is refused', async () => {
  const call = new TwilioCall(world.process().app, number);
  for (const id of ['0192f0c1-0000-7000-8000-000000000000', 'x', '1'])
    expect((await call.post(`/c/${id}/main/1/gathered`, { Digits: '1' })).status).toBe(403);
});

test('an unknown number, one without a flow and one that was never published hear an apology; nothing is stored', async () => {
  const { app } = world.process();
  const before = await world.counts();
  for (const to of ['+15550000000', await world.number()]) {
    const heard = await new TwilioCall(app, to).start();
    expect(heard).toMatchObject({ status: 200, contentType: expect.stringContaining('xml') });
    expect(heard.body).toContain('This number is not in service.');
  }
  expect(await world.counts()).toEqual(before);
});

test.each([
  ['/v1/nobody/voice', 404],
  ['/v1/twilio/', 404],
  ['/v1/twilio/c/x/main/1/unheard-of', 404],
  ['/v1/twilio/voice/more', 404],
])('%s is no address', async (path, status) => {
  const { app } = world.process();
  expect((await app.request(publicUrl + path, { method: 'POST' })).status).toBe(status);
});

test('a body of more than 64 kB is refused, told or not', async () => {
  const { app } = world.process();
  const body = `a=${'x'.repeat(70_000)}`;
  const told = await app.request(`${publicUrl}/v1/twilio/voice`, { method: 'POST', body });
  const inPieces = { method: 'POST', body: new Response(body).body, duplex: 'half' };
  const untold = await app.request(new Request(`${publicUrl}/v1/twilio/voice`, inPieces));
  expect([told.status, untold.status]).toEqual([413, 413]);
});

test('a GET is a webhook too', async () => {
  const call = new TwilioCall(world.process().app, number);
  expect((await call.get('/voice')).body).toContain('Your account number, please.');
});

test('a live call stays on its version when a newer one is published', async () => {
  const own = await world.number(account());
  const { app } = world.process();
  const call = new TwilioCall(app, own);
  const asked = await call.start();
  await world.republish(own, words('Completely new.'));
  expect((await answer(call, asked, '1234')).body).toContain('Your room, please.');
  const other = world.process().app;
  expect((await new TwilioCall(other, own).start()).body).toContain('Completely new.');
});
