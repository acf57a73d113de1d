import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePartitions } from '#lib/database/partitions.ts';
import { whyNotReady } from '#lib/database/ready.ts';
import { defaultWorkspaceId as workspaceId } from '#lib/database/workspace.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const turn = (createdAt: Date) => ({
  callId: randomUUID(),
  revision: 1,
  createdAt,
  workspaceId,
  key: 'k',
  kind: 'call-started',
  thread: 'main',
  event: {},
});

async function partitionOf(callId: string): Promise<string | undefined> {
  const { rows } = await database.pool.query(
    'select tableoid::regclass::text as name from turns where call_id = $1',
    [callId],
  );
  return rows[0]?.name;
}

test('a fresh database is ready', async () => {
  expect(await whyNotReady(database.pool)).toBeUndefined();
});

test('a database without the migrations is not ready and says which are missing', async () => {
  await database.pool.query(
    'create table kept as select * from _prisma_migrations; delete from _prisma_migrations',
  );
  expect(await whyNotReady(database.pool)).toContain('_init');
  await database.pool.query('insert into _prisma_migrations select * from kept');
});

test('a turn of this month lies in the month’s partition', async () => {
  const now = new Date();
  const { callId } = await database.prisma.turn.create({ data: turn(now) });
  expect(await partitionOf(callId)).toBe(
    `partitions.turns_${now.toISOString().slice(0, 7).replace('-', '_')}`,
  );
});

test('a turn of a month without a partition is kept, and moves when the partition is made', async () => {
  const { callId } = await database.prisma.turn.create({ data: turn(new Date('2031-04-30T23:59:59.999Z')) });
  expect(await partitionOf(callId)).toBe('partitions.turns_default');
  expect(await makePartitions(database.pool, new Date('2031-04-02T00:00:00Z'))).toEqual([
    'turns_2031_04',
    'turns_2031_05',
    'turns_2031_06',
  ]);
  expect(await partitionOf(callId)).toBe('partitions.turns_2031_04');
  expect(await makePartitions(database.pool, new Date('2031-04-02T00:00:00Z'))).toEqual([]);
});

test('calls and turns are looked through by few rows, and no month is vacuumed for what was added to it', async () => {
  await makePartitions(database.pool, new Date('2032-01-15T00:00:00Z'));
  const { rows } = await database.pool.query<{ name: string; sampled: number[]; options: string[] }>(
    `select relation::regclass::text as name, array_agg(distinct attstattarget::int) as sampled, min(reloptions) as options
     from (select inhrelid as relation from pg_inherits where inhparent = 'turns'::regclass union all select 'calls'::regclass) as one
     join pg_attribute on attrelid = relation and attnum > 0 and not attisdropped
     join pg_class on pg_class.oid = relation group by relation`,
  );
  expect(rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['calls', 'partitions.turns_default', 'partitions.turns_2032_01']),
  );
  for (const { name, sampled, options } of rows) {
    expect(sampled).toEqual([10]);
    expect(options).toEqual([name === 'calls' ? 'fillfactor=45' : 'autovacuum_vacuum_insert_threshold=-1']);
  }
});

test('a published version can’t be changed', async () => {
  const flow = await database.prisma.flow.create({ data: { workspaceId, slug: 'a', name: 'A' } });
  const version = await database.prisma.version.create({
    data: { workspaceId, flowId: flow.id, number: 1, document: {}, checksum: '' },
  });
  const change = database.prisma.version.update({ where: { id: version.id }, data: { note: 'x' } });
  await expect(change).rejects.toThrow(/never changes/);
  await database.prisma.flow.delete({ where: { id: flow.id } });
  expect(await database.prisma.version.count()).toBe(0);
});
