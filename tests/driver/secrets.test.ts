import { afterAll, beforeAll, expect, test } from 'vitest';
import { pin } from './flows.ts';
import { addressIn, createWorld, TwilioCall, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** Everything that the database holds, as `COPY` writes it; bytes are also shown as the text they may be. */
async function copyOfEverything(): Promise<string> {
  const { rows: tables } = await world.database.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await world.database.pool.query<{ line: string }>(
      `select t::text as line from ${name} t`,
    );
    const lines = rows.map(({ line }) => line).join('\n');
    const bytes = [...lines.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex = '']) =>
      Buffer.from(hex, 'hex').toString('latin1'),
    );
    texts.push(lines, ...bytes);
  }
  return texts.join('\n');
}

test('sensitive digits are heard by the caller and stand nowhere in the database', async () => {
  const { app } = world.process();
  const call = new TwilioCall(app, await world.number(pin()));
  const asked = await call.start();
  const digits = '804719355';
  const confirm = await call.post(addressIn(asked, 'action'), { Digits: `${digits}` });
  expect(confirm.body.replaceAll(/[\s,.]/g, '')).toContain(digits);
  const bye = await call.post(addressIn(confirm, 'action'), { Digits: '1' });
  expect(bye.body.replaceAll(/[\s,.]/g, '')).toContain(digits);
  // From the stored bytes, through a process that remembers nothing.
  const elsewhere = new TwilioCall(world.process().app, call.to).as(call);
  expect(await elsewhere.post(addressIn(asked, 'action'), { Digits: digits })).toEqual(confirm);
  expect(await elsewhere.post('/fallback')).toEqual(bye);
  const stored = await copyOfEverything();
  expect(stored).toContain(call.sid);
  expect(stored).toContain('Your PIN, please.');
  for (const spelling of [
    digits,
    [...digits].join(' '),
    [...digits].join(', '),
    Buffer.from(digits).toString('base64').slice(0, 11),
  ])
    expect(stored).not.toContain(spelling);
});
