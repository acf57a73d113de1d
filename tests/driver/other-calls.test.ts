import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from '#lib/calls/uuid.ts';
import { type OutboxParts, startSending } from '#lib/jobs/outbox.ts';
import type { EffectTarget, ProviderClient } from '#lib/providers/provider.ts';
import type { EffectBody } from '#runtime/contract/effect.ts';
import { secretToken } from '#runtime/contract/secret.ts';
import { type Step, step } from '#runtime/engine/step.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { account } from './flows.ts';
import { addressIn, createWorld, publicUrl, secrets, TwilioCall, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => world.database.pool.query('delete from outbox'));

/** A call whose first answer puts these effects into the outbox, and what becomes of them. */
async function callWith(effects: EffectBody[]) {
  const withEffects: Step = (...given) => {
    const [, , event] = given;
    const turn = step(...given);
    if (event.kind !== 'digits-gathered') return turn;
    const outbox = effects.map((effect, index) => ({ id: `${event.callId}-${index + 1}`, ...effect }));
    return { ...turn, outbox, state: { ...turn.state, secrets: { s1: '80471' } } };
  };
  const { app, driver } = world.process({ step: withEffects });
  const number = await world.number(account());
  const call = new TwilioCall(app, number);
  await call.post(addressIn(await call.start(), 'action'), { Digits: '1234' });
  const targets: EffectTarget[] = [];
  const client: ProviderClient = {
    carryOut: (_effect, target) => {
      targets.push(target);
      return Promise.resolve('CA2');
    },
    callStatus: () => Promise.resolve({ status: 'in-progress', seconds: null }),
    test: () => Promise.resolve(''),
    numbers: () => Promise.resolve([]),
    connectNumber: () => Promise.resolve(),
  };
  const parts: OutboxParts = {
    driver,
    secrets,
    database: () => Promise.resolve(world.database),
    clientOf: () => Promise.resolve(client),
    publicUrl: undefined,
  };
  const send = async () => {
    await Promise.all(await startSending(parts, 50));
    return targets;
  };
  return { app, call, number, send };
}

/** What the number of a call that we place says, where the provider asks this address. */
async function answered(app: Hono, number: string, address: string): Promise<string> {
  const call = new TwilioCall(app, '+15550177');
  call.from = number;
  return (await call.post(address, { CallStatus: 'in-progress', Direction: 'outbound-api' })).body;
}

const reminder = (flow: string, more = {}): EffectBody => ({
  kind: 'start-call',
  from: '+15550001',
  to: '+15550177',
  flow,
  variables: { day: 'Monday', code: secretToken('s1'), unknown: 1, ...more },
});

const calling = new FlowSketch('Reminder')
  .variable('day', 'text', 'some day')
  .variable('code', 'text', '')
  .node('start', 'incoming-call')
  .node('say', 'hang-up', { prompt: words('See you on {{ vars.day }}. {{ vars.code }}') })
  .wire('start', 'next', 'say');

test('a call that the outbox starts comes to its own flow, with values for its variables and no secrets', async () => {
  const other = await world.number(calling.document());
  const { flowId } = await world.database.prisma.phoneNumber.findFirstOrThrow({ where: { number: other } });
  const { app, number, send } = await callWith([reminder(flowId ?? '')]);
  const [target] = await send();
  const address = target?.urls.answer ?? '';
  expect(address).toMatch(new RegExp(`^${publicUrl}/v1/twilio/voice\\?start=[0-9a-f-]{36}$`));
  const heard = await answered(app, number, address);
  expect(heard).toContain('See you on Monday.');
  expect(heard).not.toContain('80471');
  expect(await answered(app, number, '/voice')).toContain('Your account number');
});

test('a flow that is gone, a row of another kind and one of another account leave the number its own', async () => {
  const { app, number, send } = await callWith([reminder(uuidv7()), { kind: 'redirect-call' }]);
  const [gone] = await send();
  expect(await answered(app, number, gone?.urls.answer ?? '')).toContain('Your account number');
  const rows = await world.database.prisma.outbox.findMany();
  for (const { id } of [...rows, { id: uuidv7() }, { id: 'nothing' }])
    expect(await answered(app, number, `/voice?start=${id}`)).toContain('Your account number');
  const other = await world.number(calling.document());
  const { flowId } = await world.database.prisma.phoneNumber.findFirstOrThrow({ where: { number: other } });
  const theirs = await callWith([reminder(flowId ?? '')]);
  const [target] = await theirs.send();
  await world.database.pool.query(
    'update calls set account_id = gen_random_uuid() where provider_call_id = $1',
    [theirs.call.sid],
  );
  expect(await answered(theirs.app, theirs.number, target?.urls.answer ?? '')).toContain(
    'Your account number',
  );
});

test('another call is moved while it is where it was, and left alone later', async () => {
  const { call: other } = await callWith([]);
  const { call: stored } = await world.stored(other.sid);
  const visit = Number(Object(stored.state).frames[0].visit);
  const moving = await callWith([
    { kind: 'move-call', call: stored.id, visit },
    { kind: 'move-call', call: stored.id, visit: visit + 1 },
    { kind: 'move-call', call: uuidv7(), visit },
  ]);
  for (let round = 0; round < 3; round++) await moving.send();
  const moved = `${publicUrl}/v1/twilio/c/${stored.id}/main/fetch/moved`;
  const targets = await moving.send();
  expect(targets).toMatchObject([{ providerCallId: other.sid, urls: { moved } }]);
  await other.end();
  const again = await callWith([{ kind: 'move-call', call: stored.id, visit }]);
  expect(await again.send()).toEqual([]);
  const rows = await world.database.prisma.outbox.findMany();
  expect(rows.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent', 'sent']);
});

test('a timer tells its call nothing before its time, and the provider nothing at all', async () => {
  const { call, send } = await callWith([{ kind: 'timer', seconds: 30 }]);
  expect(await send()).toEqual([]);
  const told = async () => (await world.stored(call.sid)).turns.filter(({ kind }) => kind === 'effect-ended');
  expect(await told()).toEqual([]);
  const { rows } = await world.database.pool.query<{ wait: number }>(
    'select round(extract(epoch from next_attempt_at - created_at))::int as wait from outbox',
  );
  expect(rows).toEqual([{ wait: 30 }]);
  await world.database.pool.query('update outbox set next_attempt_at = now()');
  expect(await send()).toEqual([]);
  expect(await told()).toMatchObject([{ event: { ok: true } }]);
});
