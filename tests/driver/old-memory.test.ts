import { afterAll, beforeAll, expect, test } from 'vitest';
import { account } from './flows.ts';
import { addressIn, createWorld, TwilioCall, type World } from './world.ts';

let world: World;
let number: string;

beforeAll(async () => {
  world = await createWorld();
  number = await world.number(account());
});
afterAll(() => world.close());

/** A call whose second document one process remembers, while it has come to its third by another. */
async function movedOn() {
  const here = new TwilioCall(world.process().app, number);
  const there = new TwilioCall(world.process().app, number).as(here);
  const first = await here.start();
  const second = await here.post(addressIn(first, 'action'), { Digits: '9' });
  const third = await there.post(addressIn(second, 'action'), { Digits: '8' });
  return { here, first, third };
}

test('a process that remembers a call as it was tells what it is now, whatever comes late', async () => {
  const { here, first, third } = await movedOn();
  const late = await here.post(addressIn(first, 'action'), { Digits: '1234' });
  expect(late.body).toBe(third.body);
});

test('a process that remembers a call as it was takes the next turn of what it is now', async () => {
  const { here, third } = await movedOn();
  const next = await here.post(addressIn(third, 'action'), { Digits: '1234' });
  expect(next.status).toBe(200);
  expect(next.body).not.toBe(third.body);
  expect((await world.stored(here.sid)).turns).toHaveLength(4);
});
