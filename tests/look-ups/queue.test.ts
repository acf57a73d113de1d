import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#lib/calls/uuid.ts';
import { sweepQueues } from '#lib/database/queue-rows.ts';
import { createQueue } from '#lib/look-ups/queue.ts';
import { defaultWorkspace } from '#lib/workspace.ts';
import type { QueueRequest } from '#runtime/contract/queue.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
let workspace: string;
const account = uuidv7();

beforeAll(async () => {
  database = await testDatabase();
  workspace = defaultWorkspace(database).id;
});
afterAll(() => database.drop());

type Stay = { call: string; visit: number };

/** A stored call that stands at its fourth stay. */
async function call(): Promise<Stay> {
  const id = uuidv7();
  await database.pool.query(
    `insert into calls (id, workspace_id, provider, provider_call_id, from_number, to_number, direction, state, started_at, last_activity_at)
      values ($1, $2, 'twilio', $3, '+12125550100', '+14155550199', 'inbound', $4, now(), now())`,
    [id, workspace, `CA-${id}`, { frames: [{ visit: 1 }, { visit: 4 }] }],
  );
  return { call: id, visit: 4 };
}

async function ask(request: QueueRequest, of = account) {
  const lookUp = createQueue(() => Promise.resolve(database));
  const need = { id: 'need', kind: 'queue', request, seconds: 2 } as const;
  const result = await lookUp(need, { workspace, provider: 'twilio', account: of });
  return result.ok ? result.value : result.error;
}

const join = (queue: string, stay: Stay, most = 9) => ask({ action: 'join', queue, stay, most });
const take = (queue: string, stay: Stay, number = 1) => ask({ action: 'take', queue, stay, take: number });

async function joined(queue: string): Promise<{ stay: Stay; entry: string }> {
  const stay = await call();
  const value = await join(queue, stay);
  return { stay, entry: String(Object(value).entry) };
}

const endCall = ({ call: id }: Stay) =>
  database.pool.query(`update calls set status = 'ended' where id = $1`, [id]);

test('a place is given once, in order, and refused where too many wait', async () => {
  const first = await call();
  const before = await join('places', first, 2);
  expect(before).toMatchObject({ standing: 'waiting', position: 1, waiting: 1, averageSeconds: null });
  expect(await join('places', first, 2)).toEqual(before);
  expect(await join('places', await call(), 2)).toMatchObject({ position: 2, waiting: 2 });
  expect(await join('places', await call(), 2)).toEqual({ standing: 'full' });
  await endCall(first);
  expect(await join('places', await call(), 2)).toMatchObject({ position: 2, waiting: 2 });
});

test('agents who ask at the same time get all different callers, and each once', async () => {
  const callers = await Promise.all(Array.from({ length: 8 }, () => joined('many')));
  const agents = await Promise.all(Array.from({ length: 10 }, call));
  const taken = await Promise.all(agents.map((agent) => take('many', agent)));
  const entries = taken.map((value) => String(Object(value).entry));
  const found = entries.filter((entry) => entry !== 'undefined');
  expect(found.toSorted()).toEqual(callers.map(({ entry }) => entry).toSorted());
  const again = await Promise.all(agents.map((agent) => take('many', agent)));
  expect(again).toEqual(taken);
});

test('callers of another account are not found', async () => {
  await joined('apart');
  const request = { action: 'take', queue: 'apart', stay: await call(), take: 1 } as const;
  expect(await ask(request, uuidv7())).toEqual({ caller: 'nobody' });
});

test('who left, hung up or went on to another step is not taken', async () => {
  const [leaving, ending, going, staying] = [
    await joined('gone'),
    await joined('gone'),
    await joined('gone'),
    await joined('gone'),
  ];
  expect(await ask({ action: 'leave', entry: leaving.entry })).toEqual({ standing: 'left' });
  await endCall(ending.stay);
  await database.pool.query(`update calls set state = '{"frames": [{"visit": 5}]}' where id = $1`, [
    going.stay.call,
  ]);
  expect(await take('gone', await call())).toMatchObject({ caller: 'called', entry: staying.entry });
});

test('who leaves or asks for a call-back too late meets the agent', async () => {
  const callBack = { action: 'call-back', number: '+12125550142', callerId: '+14155550199' } as const;
  const { entry } = await joined('late');
  const agent = await call();
  await take('late', agent);
  expect(await ask({ ...callBack, entry })).toEqual({ standing: 'taken', entry, agent });
  expect(await ask({ action: 'leave', entry })).toEqual({ standing: 'taken', entry, agent });
});

test('a call-back keeps its place after the call, and is met once', async () => {
  const first = await joined('back');
  const second = await joined('back');
  const { entry } = first;
  const wish = { action: 'call-back', entry, number: '+12125550142', callerId: '+14155550199' } as const;
  expect(await ask(wish)).toEqual({ standing: 'left' });
  expect(await ask(wish)).toEqual({ standing: 'left' });
  await endCall(first.stay);
  const agent = await call();
  expect(await take('back', agent)).toMatchObject({ caller: 'call-back', entry, number: '+12125550142' });
  const meet = { action: 'meet', entry, queue: 'back', stay: agent, take: 2 } as const;
  expect(await ask(meet)).toEqual({ caller: 'coming' });
  const other = await call();
  expect(await take('back', other)).toMatchObject({ entry: second.entry });
  expect(await ask({ ...meet, stay: other })).toEqual({ caller: 'nobody' });
});

test('a caller whose agent went away waits on at the same place', async () => {
  const first = await joined('again');
  await joined('again');
  const agent = await call();
  await take('again', agent);
  const { entry } = first;
  expect(await ask({ action: 'look', entry })).toMatchObject({ standing: 'taken' });
  await endCall(agent);
  expect(await ask({ action: 'look', entry })).toMatchObject({
    standing: 'waiting',
    position: 1,
    waiting: 2,
  });
  expect(await take('again', await call())).toMatchObject({ entry });
});

test('an agent who gives a caller up gets others, and others get that caller', async () => {
  const first = await joined('given up');
  const agent = await call();
  await take('given up', agent);
  expect(await take('given up', agent, 2)).toEqual({ caller: 'nobody' });
  expect(await take('given up', await call())).toMatchObject({ entry: first.entry });
});

test('an agent who never comes loses the caller after a minute', async () => {
  const { entry } = await joined('lost');
  const agent = await call();
  await take('lost', agent);
  const other = await call();
  expect(await take('lost', other)).toEqual({ caller: 'nobody' });
  await database.pool.query(`update queue_entries set taken_at = taken_at - interval '61 s' where id = $1`, [
    entry,
  ]);
  expect(await take('lost', other)).toMatchObject({ entry });
  const meet = { action: 'meet', entry, queue: 'lost', stay: agent, take: 2 } as const;
  expect(await ask(meet)).toEqual({ caller: 'nobody' });
});

test('who comes has an agent told who waits for somebody, each one once', async () => {
  const agents = [await call(), await call(), await call()];
  const [gone, first, second] = agents;
  for (const agent of agents) expect(await take('idle', agent)).toEqual({ caller: 'nobody' });
  if (gone) await endCall(gone);
  const told = [];
  for (let caller = 0; caller < 3; caller++) told.push(Object(await join('idle', await call())).agent);
  expect(told).toEqual([first, second, null]);
  expect(first && (await take('idle', first))).toMatchObject({ caller: 'called' });
  expect(await join('idle', await call())).toMatchObject({ agent: null });
});

test('an agent who was told in vain is told of the next', async () => {
  const agent = await call();
  await take('in vain', agent);
  const { stay } = await joined('in vain');
  await endCall(stay);
  expect(await take('in vain', agent)).toEqual({ caller: 'nobody' });
  expect(await join('in vain', await call())).toMatchObject({ agent });
  expect(await join('elsewhere', await call())).toMatchObject({ agent: null });
});

test('the time to wait is that of those who were answered lately', async () => {
  const { entry } = await joined('times');
  await database.pool.query(
    `update queue_entries set joined_at = joined_at - interval '90 s' where id = $1`,
    [entry],
  );
  await take('times', await call());
  await ask({ action: 'look', entry });
  expect(await join('times', await call())).toMatchObject({ averageSeconds: 90 });
});

test('the sweep forgets who went away and what is old, and nobody else', async () => {
  const [gone, old, here] = [await joined('swept'), await joined('swept'), await joined('swept')];
  const agent = await call();
  await take('swept away', agent);
  await database.pool.query(
    `update queue_entries set joined_at = now() - interval '2 hours' where queue = 'swept away'`,
  );
  await endCall(agent);
  await endCall(gone.stay);
  const age = (entry: string, time: string) =>
    database.pool.query('update queue_entries set joined_at = now() - $2::interval where id = $1', [
      entry,
      time,
    ]);
  await age(gone.entry, '2 hours');
  await age(old.entry, '8 days');
  await age(here.entry, '2 hours');
  await sweepQueues(database.pool);
  const { rows } = await database.pool.query(`select id from queue_entries where queue like 'swept%'`);
  expect(rows).toEqual([{ id: here.entry }]);
});
