import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '#lib/database/migrate.ts';
import { whyNotReady } from '#lib/database/ready.ts';
import { emptyDatabase, type TestDatabase } from '#tests/support/database.ts';

async function empty(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  onTestFinished(() => database.drop());
  return database;
}

test('one process can migrate several databases, also after a migration that failed', async () => {
  const [first, broken, last] = [await empty(), await empty(), await empty()];
  expect(await migrate(first.url)).not.toEqual([]);
  expect(await migrate(first.url)).toEqual([]);
  await broken.pool.query('create table calls (id int)');
  await expect(migrate(broken.url)).rejects.toThrow();
  expect(await whyNotReady(broken.pool)).toBeDefined();
  await migrate(last.url);
  for (const { pool } of [first, last]) expect(await whyNotReady(pool)).toBeUndefined();
});
