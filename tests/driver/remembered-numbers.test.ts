import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultWorkspaceId as workspaceId } from '#lib/database/workspace.ts';
import { createAccounts } from '#lib/providers/accounts.ts';
import { createWorld, secrets, token, type World } from './world.ts';

const many = 10_001;
const nameOf = (place: number) => `+1777${String(place).padStart(7, '0')}`;
const nobodys = '+17779999999';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  const { accountId } = world;
  await world.database.prisma.phoneNumber.createMany({
    data: Array.from({ length: many }, (_, place) => ({
      workspaceId,
      accountId,
      provider: 'twilio',
      number: nameOf(place),
    })),
  });
});
afterAll(() => world?.close());

it('numbers are remembered for when the database is away: the last ten thousand, and none that nobody has', async () => {
  let isAway = false;
  const database = () =>
    isAway ? Promise.reject(new Error('the database is away')) : Promise.resolve(world.database);
  const accounts = createAccounts({ database, secrets });
  for (let place = 0; place < many; place += 1000) {
    const some = Array.from({ length: Math.min(1000, many - place) }, (_, index) => nameOf(place + index));
    await Promise.all(some.map((number) => accounts.ofNumber('twilio', number)));
  }
  expect(await accounts.ofNumber('twilio', nobodys)).toBeUndefined();
  isAway = true;
  const found = await accounts.ofNumber('twilio', nameOf(many - 1));
  expect(found?.credentials.tokens).toEqual([token]);
  await expect(accounts.ofNumber('twilio', nameOf(0))).rejects.toThrow('away');
  await expect(accounts.ofNumber('twilio', nobodys)).rejects.toThrow('away');
});
