import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createSignal } from '#lib/calls/signal.ts';
import { closeCalls } from '#lib/jobs/close-calls.ts';
import { keepSending } from '#lib/jobs/keep-sending.ts';
import { type OutboxParts, startSending } from '#lib/jobs/outbox.ts';
import { type EffectTarget, type ProviderClient, ProviderError } from '#lib/providers/provider.ts';
import type { Effect, EffectBody } from '#runtime/contract/effect.ts';
import { secretToken } from '#runtime/contract/secret.ts';
import { type Step, step } from '#runtime/engine/step.ts';
import { account, words } from './flows.ts';
import { addressIn, createWorld, publicUrl, secrets, TwilioCall, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => world.database.pool.query('delete from outbox'));

/** Sends what is due; whether there was anything. */
async function sendOutbox(parts: OutboxParts): Promise<boolean> {
  const started = await startSending(parts, 50);
  await Promise.all(started);
  return started.length > 0;
}

/** A provider that notes what it is told, and answers with `answer`. */
function provider(answer: () => Promise<string> = () => Promise.resolve('SM1')) {
  const told: { effect: Effect; target: EffectTarget }[] = [];
  const client: ProviderClient = {
    carryOut: (effect, target) => {
      told.push({ effect, target });
      return answer();
    },
    callStatus: () => Promise.resolve({ status: 'in-progress', seconds: null }),
    test: () => Promise.resolve(''),
    numbers: () => Promise.resolve([]),
    connectNumber: () => Promise.resolve(),
  };
  return { told, client };
}

/** A call whose first answer puts these effects into the outbox. */
async function callWith(effects: EffectBody[]) {
  const withEffects: Step = (...given) => {
    const [, , event] = given;
    const turn = step(...given);
    if (event.kind !== 'digits-gathered') return turn;
    const outbox = effects.map((effect, index) => ({ id: `${event.callId}-${index + 1}`, ...effect }));
    const { state } = turn;
    return { ...turn, outbox, state: { ...state, secrets: { ...state.secrets, s1: '80471' } } };
  };
  const { app, driver } = world.process({ step: withEffects });
  const call = new TwilioCall(app, await world.number(account()));
  await call.post(addressIn(await call.start(), 'action'), { Digits: '1234' });
  const parts = (client: ProviderClient): OutboxParts => ({
    database: () => Promise.resolve(world.database),
    driver,
    secrets,
    clientOf: () => Promise.resolve(client),
    publicUrl: undefined,
  });
  return { call, driver, parts };
}

const message: EffectBody = {
  kind: 'send-message',
  from: '+15550001',
  to: '+15550002',
  text: `Code ${secretToken('s1')}`,
};
const redirect: EffectBody = { kind: 'redirect-call' };
const rows = () => world.database.prisma.outbox.findMany({ orderBy: { key: 'asc' } });
const due = () =>
  world.database.pool.query("update outbox set next_attempt_at = now() - interval '1 second'");

test('effects are sent once, in order, with addresses of the call; its call hears of it', async () => {
  const { call, parts } = await callWith([message, redirect]);
  const { told, client } = provider();
  const all = async () => {
    while (await sendOutbox(parts(client)));
  };
  await Promise.all([all(), all()]);
  expect(told.map(({ effect }) => effect.kind)).toEqual(['send-message', 'redirect-call']);
  const { call: stored, turns } = await world.stored(call.sid);
  expect(told[1]?.target).toMatchObject({
    providerCallId: call.sid,
    urls: { moved: `${publicUrl}/v1/twilio/c/${stored.id}/main/fetch/moved` },
  });
  expect(await rows()).toMatchObject([
    { status: 'sent', providerId: 'SM1', attempts: 1, finishedAt: expect.any(Date) },
    { status: 'sent', attempts: 1 },
  ]);
  expect(turns.filter(({ kind }) => kind === 'effect-ended')).toHaveLength(2);
});

test('what is sensitive in an effect reaches the provider and stands sealed in the row', async () => {
  const { parts } = await callWith([message]);
  const { told, client } = provider();
  const { rows: lines } = await world.database.pool.query<{ line: string }>(
    'select outbox::text as line from outbox',
  );
  expect(lines[0]?.line).toContain('Code ');
  expect(lines[0]?.line).not.toContain('80471');
  await sendOutbox(parts(client));
  expect(told[0]?.effect).toMatchObject({ text: 'Code 80471' });
});

test('an error that may pass is tried again later, for a message only when the provider surely did nothing', async () => {
  const failures = [new ProviderError('busy', false, true), new ProviderError('timed out', false)];
  for (const [failure, status] of [
    [failures[0], 'pending'],
    [failures[1], 'failed'],
  ] as const) {
    await world.database.pool.query('delete from outbox');
    const { parts } = await callWith([message]);
    await sendOutbox(parts(provider(() => Promise.reject(failure)).client));
    expect(await rows()).toMatchObject([{ status, attempts: 1, lastError: failure?.message }]);
  }
  const { parts } = await callWith([redirect]);
  await sendOutbox(parts(provider(() => Promise.reject(failures[1])).client));
  await due();
  const { told, client } = provider();
  await sendOutbox(parts(client));
  expect(told).toHaveLength(1);
});

test('a permanent error is given up at once, and the call hears of it', async () => {
  const { call, parts } = await callWith([redirect]);
  await sendOutbox(parts(provider(() => Promise.reject(new ProviderError('no such number', true))).client));
  expect(await rows()).toMatchObject([{ status: 'failed', lastError: 'no such number' }]);
  const told = (await world.stored(call.sid)).turns.find(({ kind }) => kind === 'effect-ended');
  expect(told?.event).toMatchObject({ ok: false, error: 'no such number' });
});

test('a process that died while it sent: a redirect is sent again, a message is given up', async () => {
  const { call, parts } = await callWith([message, redirect]);
  await world.database.pool.query(
    "update outbox set status = 'sending', attempts = 1, next_attempt_at = now() + interval '1 minute'",
  );
  const { told, client } = provider();
  await sendOutbox(parts(client));
  expect(told).toEqual([]);
  await due();
  await sendOutbox(parts(client));
  await sendOutbox(parts(client));
  expect(told.map(({ effect }) => effect.kind)).toEqual(['redirect-call']);
  expect(await rows()).toMatchObject([{ status: 'failed' }, { status: 'sent' }]);
  const heard = (await world.stored(call.sid)).turns.filter(({ kind }) => kind === 'effect-ended');
  const results = heard.map(({ event }) => event);
  expect(results).toHaveLength(2);
  for (const ok of [false, true]) expect(results).toContainEqual(expect.objectContaining({ ok }));
});

test('a process that died before it asked the provider: all that it had taken is sent', async () => {
  const { parts } = await callWith([message, redirect]);
  await world.database.pool.query("update outbox set status = 'taken', attempts = 1");
  await due();
  const { told, client } = provider();
  while (await sendOutbox(parts(client)));
  expect(told.map(({ effect }) => effect.kind)).toEqual(['send-message', 'redirect-call']);
  expect(await rows()).toMatchObject([{ status: 'sent', attempts: 2 }, { status: 'sent' }]);
});

test('a process that stood still with a message until another sent it does not send it too', async () => {
  const { parts } = await callWith([message]);
  const { told, client } = provider();
  const stood = Promise.withResolvers<ProviderClient>();
  const asked = Promise.withResolvers<void>();
  const slow: OutboxParts = {
    ...parts(client),
    clientOf: () => {
      asked.resolve();
      return stood.promise;
    },
  };
  const sending = sendOutbox(slow);
  await asked.promise;
  await due();
  await sendOutbox(parts(client));
  stood.resolve(client);
  await sending;
  expect(told).toHaveLength(1);
  expect(await rows()).toMatchObject([{ status: 'sent', attempts: 2 }]);
});

test('a process that died before it told the call: it is told once, and nothing is sent again', async () => {
  const { call, parts } = await callWith([message]);
  await world.database.pool.query(
    "update outbox set status = 'telling', provider_id = 'SM7', next_attempt_at = now()",
  );
  const { told, client } = provider();
  await sendOutbox(parts(client));
  await world.database.pool.query("update outbox set status = 'telling', next_attempt_at = now()");
  await sendOutbox(parts(client));
  expect(told).toEqual([]);
  const heard = (await world.stored(call.sid)).turns.filter(({ kind }) => kind === 'effect-ended');
  expect(heard.map(({ event }) => event)).toMatchObject([{ ok: true, providerId: 'SM7' }]);
});

test('a call whose end never came is asked about, and ended as the provider says', async () => {
  const { app, driver } = world.process();
  const number = await world.number(words('Hello.'));
  const [lost, unknown, talking, unheard] = ['lost', 'unknown', 'talking', 'unheard'].map(
    () => new TwilioCall(app, number),
  );
  if (!lost || !unknown || !talking || !unheard) throw new Error('four calls');
  for (const call of [lost, unknown, talking, unheard]) await call.start();
  const client: ProviderClient = {
    ...provider().client,
    callStatus: async (sid) => {
      if (sid === lost.sid) return { status: 'completed', seconds: 31 };
      if (sid === unknown.sid) return null;
      if (sid === unheard.sid) throw new ProviderError('timed out', false);
      return { status: 'in-progress', seconds: null };
    },
  };
  const parts = {
    database: () => Promise.resolve(world.database),
    driver,
    clientOf: () => Promise.resolve(client),
    publicUrl: publicUrl,
    silentSeconds: 3600,
  };
  expect(await closeCalls(parts)).toBe(0);
  const silent = () =>
    world.database.pool.query("update calls set last_activity_at = now() - interval '2 hours'");
  await silent();
  const [one, other] = await Promise.all([closeCalls(parts), closeCalls(parts)]);
  expect(one + other).toBeGreaterThanOrEqual(2);
  const status = async (call: TwilioCall) => (await world.stored(call.sid)).call;
  expect(await status(lost)).toMatchObject({ status: 'ended', outcome: 'completed' });
  expect(await status(unknown)).toMatchObject({ status: 'ended', outcome: 'failed' });
  for (const call of [talking, unheard]) expect(await status(call)).toMatchObject({ status: 'live' });
  await silent();
  await world.database.pool.query(
    "update calls set started_at = now() - interval '2 days' where status = 'live'",
  );
  await closeCalls(parts);
  expect(await status(unheard)).toMatchObject({ status: 'ended' });
  expect(await status(talking)).toMatchObject({ status: 'live' });
});

test('a provider that does not answer holds up nobody else', async () => {
  const due = createSignal();
  let answer = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const done: string[] = [];
  const waiting: (() => Promise<void>)[] = [
    () => slow.then(() => void done.push('slow')),
    () => Promise.resolve().then(() => void done.push('quick')),
  ];
  let over = false;
  const running = keepSending({
    due,
    isOver: () => over,
    failed: () => undefined,
    start: () => Promise.resolve(waiting.splice(0, 1).map((work) => work())),
  });
  due.raise();
  await expect.poll(() => done).toEqual(['quick']);
  over = true;
  due.raise();
  answer();
  await running;
  expect(done).toEqual(['quick', 'slow']);
});
