import { afterAll, beforeAll, expect, test } from 'vitest';
import { callReport } from '#lib/calls/call-report.ts';
import { findStoredCall } from '#lib/calls/find-stored-call.ts';
import { listCalls } from '#lib/calls/list-calls.ts';
import { StoredCall } from '#lib/calls/stored-call-api.ts';
import { defaultWorkspace } from '#lib/workspace.ts';
import { compile } from '#runtime/graph/compile.ts';
import { fromTurns } from '#runtime/scenarios/from-turns.ts';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import { account, pin } from '#tests/driver/flows.ts';
import { addressIn, createWorld, TwilioCall, type World } from '#tests/driver/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const read = async (sid: string) => {
  const workspace = defaultWorkspace(world.database);
  const report = await callReport(workspace, await findStoredCall(workspace, sid));
  return StoredCall.parse(JSON.parse(JSON.stringify(report)));
};

test('a stored call is told turn by turn, and what was done on it can be done again', async () => {
  const call = new TwilioCall(world.process().app, await world.number(account()));
  const asked = await call.start();
  const second = await call.post(addressIn(asked, 'action'), { Digits: '4711' });
  await call.post(addressIn(second, 'action'), { Digits: '12' });
  await call.end();
  const stored = await read(call.sid);
  expect(stored).toMatchObject({ finished: true, from: call.from, versions: [{ number: 1 }] });
  expect(stored.turns.map(({ event }) => event)).toEqual([
    'call-started',
    'digits-gathered',
    'digits-gathered',
    'call-ended',
  ]);
  expect(stored.turns[1]).toMatchObject({
    details: { digits: '4711' },
    reply: expect.stringContaining('Your room, please.'),
    passed: [
      { node: 'number', port: 'entered', version: stored.versions[0]?.id },
      { node: 'room', port: null },
    ],
  });
  const { scenario } = fromTurns(stored);
  expect(scenario.steps).toEqual([{ presses: '4711' }, { presses: '12' }]);
  const program = compile(account(), { version: stored.versions[0]?.id ?? '', flow: 'account' });
  const resources = { revision: '', audio: {}, schedules: {}, fallback: { message: '', number: '' } };
  const again = runScenario({ program, resources, lookUps: [] }, scenario, stored.provider);
  expect(again.outcome).toMatchObject({
    ending: 'by-flow',
    heard: ['Your account number, please.', 'Your room, please.', 'Account 4711, room 12. Good bye.'],
  });
  const passed = stored.turns.flatMap((turn) => turn.passed.map(({ node, port }) => ({ node, port })));
  expect(again.passed.map(({ node, port }) => ({ node, port }))).toEqual(passed);
});

test('nothing sensitive is told, and noughts stand for it', async () => {
  const call = new TwilioCall(world.process().app, await world.number(pin()));
  const asked = await call.start();
  await call.post(addressIn(asked, 'action'), { Digits: '80471935' });
  const stored = await read(call.sid);
  expect(JSON.stringify(stored)).not.toContain('8047');
  expect(stored.turns[1]).toMatchObject({ reply: null, sensitive: true });
  const { scenario, notices } = fromTurns(stored);
  expect(scenario.steps).toEqual([{ presses: '000000000000' }]);
  expect(notices).toEqual([expect.stringContaining('noughts')]);
});

test('older calls are a page further', async () => {
  const workspace = defaultWorkspace(world.database);
  const all = await listCalls(workspace, { most: 10 });
  expect(all).toHaveLength(2);
  const [newest] = all;
  const before = newest?.startedAt ?? new Date();
  expect(await listCalls(workspace, { most: 10, before })).toEqual(all.slice(1));
});

test('names of calls that are none are refused, whatever is in them', async () => {
  for (const name of ['', 'nobody', '__proto__', '\0', "' or 1=1 --", '0'.repeat(32)])
    await expect(findStoredCall(defaultWorkspace(world.database), name)).rejects.toMatchObject({
      code: 'call-not-found',
    });
});
