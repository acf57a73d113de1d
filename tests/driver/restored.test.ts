import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrationsFolder } from '#lib/database/migrations.ts';
import { account } from './flows.ts';
import { createWorld, TwilioCall, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('turns are stored again when the database was restored, and has given its types other numbers', async () => {
  const number = await world.number(account());
  const { app } = world.process();
  const start = async () => (await new TwilioCall(app, number).start()).body;
  expect(await start()).toContain('Your account number, please.');
  await restoreType();
  expect(await start()).toContain('Your account number, please.');
});

/** As a restore leaves it: the same type anew, and none of the connections from before. */
async function restoreType(): Promise<void> {
  const sql = await readFile(join(migrationsFolder, '20261121202000_turn_input', 'migration.sql'), 'utf8');
  const client = new pg.Client({ connectionString: world.database.url });
  await client.connect();
  await client.query('alter type turn_input rename to turn_input_before');
  await client.query(sql);
  await client.query(
    'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
}
