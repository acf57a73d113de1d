import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { makePartitions } from '#lib/database/partitions.ts';
import { defaultWorkspaceId as workspaceId } from '#lib/database/workspace.ts';
import { forgetCalls } from '#lib/jobs/forget-calls.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';

const now = new Date('2020-05-10T12:00:00Z');
const days = 30;
/** The days are over at 2020-04-10T12:00:00Z. */
const old = '2020-04-10T11:59:00Z';
const young = '2020-04-10T12:01:00Z';
let database: TestDatabase | undefined;

/** With months for January to April 2020. */
async function fresh(): Promise<TestDatabase> {
  await database?.drop();
  database = await testDatabase();
  for (const month of ['2020-01-01', '2020-02-01']) await makePartitions(database.pool, new Date(month));
  return database;
}
let current: TestDatabase;
beforeEach(async () => {
  current = await fresh();
});
afterAll(() => database?.drop());

async function call({ endedAt, startedAt = '2020-04-10T11:00:00Z' }: Times): Promise<string> {
  const id = randomUUID();
  const started = new Date(startedAt);
  await current.prisma.call.create({
    data: {
      ...{
        id,
        workspaceId,
        provider: 'twilio',
        providerCallId: id,
        from: '+1',
        to: '+2',
        direction: 'inbound',
      },
      ...{ state: {}, status: endedAt ? 'ended' : 'live', startedAt: started, lastActivityAt: started },
      endedAt: endedAt ? new Date(endedAt) : null,
      recordings: { create: { workspaceId, provider: 'twilio', providerRecordingId: id } },
      outbox: { create: { id: randomUUID(), workspaceId, key: id, kind: 'hang-up-call', payload: {} } },
    },
  });
  return id;
}
type Times = { endedAt: string | null; startedAt?: string };

async function turn(createdAt: string): Promise<void> {
  const common = { workspaceId, key: 'k', kind: 'call-started', thread: 'main', event: {} };
  await current.prisma.turn.create({
    data: { ...common, callId: randomUUID(), revision: 1, createdAt: new Date(createdAt) },
  });
}

it('ended calls go when their days are over, with their recordings and outbox; live ones and younger ones stay', async () => {
  for (let times = 0; times < 7; times++) await call({ endedAt: old });
  const kept = [await call({ endedAt: young }), await call({ endedAt: null })];
  const { prisma, pool } = current;
  // In several batches, the last of them not full.
  expect(await forgetCalls({ pool, days, now, most: 3 })).toMatchObject({ calls: 7 });
  const left = await prisma.call.findMany();
  expect(left.map(({ id }) => id).toSorted()).toEqual(kept.toSorted());
  expect([await prisma.recording.count(), await prisma.outbox.count()]).toEqual([2, 2]);
  expect(await forgetCalls({ pool, days, now })).toEqual({ calls: 0, messages: 0, months: [] });
});

it('months of turns go when all of their turns are older; so do turns of months that were never made', async () => {
  for (const at of ['2019-06-15', '2020-01-31', '2020-03-01', '2020-03-31', '2020-04-09', '2020-05-09'])
    await turn(`${at}T23:00:00Z`);
  const { prisma, pool } = current;
  const { months } = await forgetCalls({ pool, days, now });
  expect(months).toEqual(['turns_2020_01', 'turns_2020_02', 'turns_2020_03']);
  const left = await prisma.turn.findMany({ orderBy: { createdAt: 'asc' } });
  expect(left.map(({ createdAt }) => createdAt.toISOString().slice(0, 10))).toEqual([
    '2020-04-09',
    '2020-05-09',
  ]);
});

it('a month whose last calls may go on is kept', async () => {
  await turn('2020-03-31T23:00:00Z');
  const { pool } = current;
  // Two days for a call that began in it.
  const end = new Date('2020-05-02T23:59:00Z');
  expect((await forgetCalls({ pool, days, now: end })).months).not.toContain('turns_2020_03');
  const later = new Date('2020-05-03T00:00:00Z');
  expect((await forgetCalls({ pool, days, now: later })).months).toContain('turns_2020_03');
});

it('text messages go too, but not who wants none', async () => {
  const { prisma, pool } = current;
  const text = { workspaceId, provider: 'twilio', direction: 'inbound', from: '+1', to: '+2', body: 'STOP' };
  for (const at of [old, old, young])
    await prisma.message.create({ data: { ...text, status: 'received', createdAt: new Date(at) } });
  await prisma.optOut.create({ data: { workspaceId, number: '+1', createdAt: new Date('2019-01-01') } });
  expect(await forgetCalls({ pool, days, now, most: 2 })).toMatchObject({ messages: 2 });
  expect([await prisma.message.count(), await prisma.optOut.count()]).toEqual([1, 1]);
});

it('a month that calls keep busy holds nothing up, and goes the next time', async () => {
  await turn('2020-01-31T23:00:00Z');
  const { pool } = current;
  const busy = await pool.connect();
  await busy.query('begin');
  await busy.query('select * from turns');
  await expect(forgetCalls({ pool, days, now })).rejects.toMatchObject({ code: '55P03' });
  await busy.query('commit');
  busy.release();
  expect((await forgetCalls({ pool, days, now })).months).toContain('turns_2020_01');
});

it('it stops between two batches when the process ends', async () => {
  for (let times = 0; times < 4; times++) await call({ endedAt: old });
  const { prisma, pool } = current;
  const over = [false, true, true, true].values();
  const isOver = () => over.next().value ?? true;
  expect(await forgetCalls({ pool, days, now, most: 2, isOver })).toMatchObject({ calls: 2 });
  expect(await prisma.call.count()).toBe(2);
});
