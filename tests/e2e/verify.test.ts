import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rightCode } from '../support/phone/one-time-codes.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { verifyingFlows } from './ports-verifying.ts';

const number = '+14155550622';

let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree();
  await ringtree.answer(number, verifyingFlows[number]);
});
afterAll(() => ringtree?.close());

describe.each(providerNames)('a one-time code through %s', (provider) => {
  it('goes to the caller, once for each time that it is asked for', async () => {
    const from = `+1212555051${providerNames.indexOf(provider)}`;
    const call = await ringtree.phone(provider).calls(number, { from });
    await call.presses('*#');
    await call.presses(rightCode);
    call.hears(/You are in/);
    expect(ringtree.rest.codes.sentTo.filter((to) => to === from)).toEqual([from, from]);
  });
});

it('stands in no table and no log', async () => {
  const { pool } = ringtree.database;
  for (const table of ['calls', 'turns', 'outbox']) {
    const { rows } = await pool.query<{ line: string }>(`select ${table}::text as line from ${table}`);
    expect(rows.length > 0 || table === 'outbox').toBe(true);
    for (const { line } of rows) expect(line).not.toContain(rightCode);
  }
  const log = await ringtree.server.log();
  expect(log).toContain('digits-gathered');
  expect(log).not.toContain(rightCode);
});
