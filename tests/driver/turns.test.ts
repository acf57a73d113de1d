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

const turnsOf = async (sid: string) => {
  const call = await world.database.prisma.call.findFirstOrThrow({ where: { providerCallId: sid } });
  const turns = await world.database.prisma.turn.findMany({
    where: { callId: call.id },
    orderBy: { revision: 'asc' },
  });
  return { call, turns };
};

test('a signed webhook gets the TwiML of the published flow, and its turn is stored', async () => {
  const { app } = world.process();
  const call = new TwilioCall(app, number);
  const asked = await call.start();
  expect(asked).toMatchObject({ status: 200, contentType: expect.stringContaining('xml') });
  expect(asked.body).toContain('Your account number, please.');
  const room = await call.post(addressIn(asked, 'action'), { Digits: '1234' });
  const bye = await call.post(addressIn(room, 'action'), { Digits: '42' });
  expect(bye.body).toContain('Account 1234, room 42. Good bye.');
  expect(await call.end()).toMatchObject({ status: 200, body: '' });
  const stored = await turnsOf(call.sid);
  expect(stored.turns.map(({ kind }) => kind)).toEqual([
    'call-started',
    'digits-gathered',
    'digits-gathered',
    'call-ended',
  ]);
  expect(stored.call).toMatchObject({ status: 'ended', outcome: 'completed', revision: 4 });
});
