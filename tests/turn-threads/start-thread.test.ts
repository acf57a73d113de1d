import fc from 'fast-check';
import { AggregatorRegistry } from 'prom-client';
import { afterEach, expect, test, vi } from 'vitest';
import { startThread, type Thread, type ThreadParts } from '#lib/turn-threads/start-thread.ts';
import {
  gist,
  hanging,
  obedient,
  refusal,
  stillborn,
  turnTimeoutMs,
  visit,
  watchedParts,
} from './fixture.ts';

/** Until what must come has come. */
const patience = { timeout: turnTimeoutMs };
const started: Thread[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((thread) => thread.end()));
});

async function startWatched(changes?: Partial<ThreadParts>) {
  const { parts, ...watched } = watchedParts(changes);
  const thread = await startThread({ index: 0, count: 1 }, parts);
  started.push(thread);
  const ask = (target: string, body?: string | Uint8Array | Error) => thread.answer(visit(target, body));
  return { thread, ask, parts, ...watched };
}

/** The webhooks that a thread and its forerunners counted. */
async function taken(thread: Thread): Promise<number> {
  const all = await AggregatorRegistry.aggregate(await thread.metrics()).getMetricsAsJSON();
  return all.find(({ name }) => name === 'ringtree_turns_total')?.values[0]?.value ?? 0;
}

test('replies go to whom they belong, in whatever order they come', async () => {
  const { ask } = await startWatched();
  const targets = ['/1?hold', '/2?hold', '/3?hold', '/4?release'];
  const replies = await Promise.all(targets.map((target) => ask(target)));
  expect(replies.map(gist)).toEqual(targets.map((target) => ({ target })));
});

test('a body arrives byte for byte', async () => {
  const { ask } = await startWatched();
  const any = fc.oneof(fc.string(), fc.uint8Array({ size: '+1' }), fc.string({ unit: 'binary' }));
  await fc.assert(
    fc.asyncProperty(fc.array(any, { maxLength: 5 }), async (bodies) => {
      const replies = await Promise.all(bodies.map((body) => ask('/body', body)));
      expect(replies.map(({ body }) => Buffer.from(body))).toEqual(bodies.map((body) => Buffer.from(body)));
    }),
  );
});

test('plain ASCII is handed over as text, anything else as bytes', async () => {
  const { ask } = await startWatched();
  expect(await ask('/body', 'Digits=1')).toMatchObject({ headers: { came: 'string' }, body: 'Digits=1' });
  expect(await ask('/body', 'Speech=süß')).toMatchObject({ headers: { came: 'object' } });
});

test('who waits for a thread that breaks down hears the fallback, who comes next its successor', async () => {
  const { ask, brokeDown, failures } = await startWatched();
  const before = await ask('/before');
  const targets = ['/1?hold', '/2?hold', '/3?break'];
  const replies = await Promise.all(targets.map((target) => ask(target)));
  expect(replies.map(gist)).toEqual(targets.map((target) => ({ target, why: 'broken on purpose' })));
  expect(await brokeDown).toEqual({ error: new Error('broken on purpose'), fatal: false });
  const after = await ask('/after');
  expect(gist(after)).toEqual({ target: '/after' });
  expect(after.headers['life']).not.toBe(before.headers['life']);
  expect(failures()).toBe(1);
});

test('a thread that breaks down before it is ready is fatal', async () => {
  const { parts, brokeDown } = watchedParts({ program: stillborn });
  void startThread({ index: 0, count: 1 }, parts);
  expect(await brokeDown).toEqual({ error: new Error('never began'), fatal: true });
});

// What no `Worker` can be made of, and what ends before it is ready.
test.each([
  ['be made', new URL('http://localhost/nowhere.ts')],
  ['begin', stillborn],
])('while no successor can %s, all hear the fallback at once, and it is tried on', async (_, program) => {
  const { thread, ask, parts, failures } = await startWatched();
  parts.program = program;
  expect(gist(await ask('/1?break'))).toMatchObject({ why: 'broken on purpose' });
  expect(thread.isVacant()).toBe(false);
  expect(gist(await ask('/2'))).toEqual({ target: '/2', why: expect.any(String) });
  await vi.waitUntil(() => failures() > 2, patience);
  expect(thread.isVacant()).toBe(true);
  expect(gist(await ask('/3'))).toEqual({ target: '/3', why: expect.any(String) });
  parts.program = obedient;
  await vi.waitUntil(() => !thread.isVacant(), patience);
  expect(gist(await ask('/4'))).toEqual({ target: '/4' });
});

test('a successor that hangs before it is ready is ended, and another is tried', async () => {
  const { thread, ask, parts } = await startWatched();
  Object.assign(parts, { program: hanging, launchTimeoutMs: 50 });
  await ask('/1?break');
  await vi.waitUntil(() => thread.isVacant(), patience);
  expect(gist(await ask('/2'))).toEqual({
    target: '/2',
    why: 'A thread that takes turns did not start in time',
  });
  Object.assign(parts, { program: obedient, launchTimeoutMs: turnTimeoutMs });
  await vi.waitUntil(() => !thread.isVacant(), patience);
  expect(gist(await ask('/3'))).toEqual({ target: '/3' });
});

test('a body that comes when no successor can be started is turned away', async () => {
  const { thread, ask, parts } = await startWatched();
  const body = Promise.withResolvers<Uint8Array>();
  const slow = thread.answer({ ...visit('/slow', 'x'), read: () => body.promise });
  parts.program = stillborn;
  await ask('/1?break');
  await vi.waitUntil(() => thread.isVacant(), patience);
  body.resolve(new Uint8Array());
  expect(gist(await slow)).toEqual({ target: '/slow', why: 'never began' });
});

test('the end between two threads leaves nobody waiting', async () => {
  const { thread, ask, parts } = await startWatched();
  // Should the next one be started already, on a slow machine.
  parts.program = stillborn;
  await ask('/1?break');
  const body = new Promise<null>(() => undefined);
  const waiting = [ask('/2'), thread.answer({ ...visit('/3', 'x'), read: () => body })];
  await thread.end();
  const replies = await Promise.all(waiting);
  expect(replies.map((reply) => gist(reply).why)).toEqual([expect.any(String), expect.any(String)]);
});

test('who is not answered in time hears the fallback, and the late reply reaches nobody', async () => {
  const { thread, ask } = await startWatched();
  const arrivedAt = performance.now() - 2 * turnTimeoutMs;
  const young = ask('/young?hold');
  const late = await thread.answer({ ...visit('/late?hold'), arrivedAt });
  expect(gist(late)).toEqual({ target: '/late?hold', why: 'too-slow' });
  // Has the late one's place, as the next one always has.
  const next = ask('/next?hold');
  const replies = await Promise.all([young, next, ask('/last?release')]);
  expect(replies.map(gist)).toEqual(
    ['/young?hold', '/next?hold', '/last?release'].map((target) => ({ target })),
  );
});

test('a body that breaks off or is too long reaches no thread', async () => {
  const { thread, ask } = await startWatched();
  expect(gist(await ask('/broken', new Error('aborted')))).toEqual({
    target: '/broken',
    why: 'unreadable-body',
  });
  const long = { ...visit('/long', 'x'), read: async () => null };
  expect(gist(await thread.answer(long))).toEqual({ target: '/long', why: 'body-too-large' });
  expect(await taken(thread)).toBe(0);
});

test('a body that does not come in time is not waited for, and is nothing that the thread is stuck with', async () => {
  const { thread, failures } = await startWatched({ turnTimeoutMs: 100 });
  const slow = { ...visit('/slow', 'x'), read: () => new Promise<null>(() => undefined) };
  expect(gist(await thread.answer(slow))).toEqual({ target: '/slow', why: 'unreadable-body' });
  const patient = { ...visit('/next'), arrivedAt: performance.now() + turnTimeoutMs };
  expect(gist(await thread.answer(patient))).toEqual({ target: '/next' });
  expect(failures()).toBe(0);
});

test('an address that is none of ours is refused, its body unread', async () => {
  const { thread, ask } = await startWatched();
  expect(await ask('/nowhere', new Error('aborted'))).toBe(refusal);
  expect(await taken(thread)).toBe(0);
});

test('a thread that is stuck is ended, and a successor takes its place', async () => {
  const { thread, ask, brokeDown } = await startWatched({ turnTimeoutMs: 100 });
  expect(gist(await ask('/stuck?spin'))).toEqual({ target: '/stuck?spin', why: 'too-slow' });
  expect(await brokeDown).toMatchObject({ fatal: false });
  const patient = { ...visit('/after'), arrivedAt: performance.now() + turnTimeoutMs };
  expect(gist(await thread.answer(patient))).toEqual({ target: '/after' });
});

test('what a thread counted stays when it breaks down', async () => {
  const { thread, ask } = await startWatched();
  for (const before of [0, 2, 4]) {
    await Promise.all([ask('/1'), ask('/2')]);
    expect(await taken(thread)).toBe(before + 2);
    await ask('/3?break');
  }
  await ask('/4');
  expect(await taken(thread)).toBe(7);
});

test('more than may wait are turned away', async () => {
  const { ask } = await startWatched();
  const targets = [...Array.from({ length: 4_999 }, (_, place) => `/${place}?hold`), '/last?release'];
  const all = targets.map((target) => ask(target));
  expect(gist(await ask('/one-more'))).toEqual({ target: '/one-more', why: 'overloaded' });
  expect((await Promise.all(all)).map(gist)).toEqual(targets.map((target) => ({ target })));
});

test('bodies that come when their senders were turned away already ask for nothing, and take no place from others', async () => {
  const { thread } = await startWatched({ turnTimeoutMs: 100 });
  const bodies = Array.from({ length: 5_000 }, () => Promise.withResolvers<Uint8Array>());
  const slow = bodies.map(({ promise }) => thread.answer({ ...visit('/slow', 'x'), read: () => promise }));
  const replies = await Promise.all(slow);
  expect(new Set(replies.map((reply) => gist(reply).why))).toEqual(new Set(['unreadable-body']));
  for (const { resolve } of bodies) resolve(new Uint8Array());
  const patient = { ...visit('/next'), arrivedAt: performance.now() + turnTimeoutMs };
  expect(gist(await thread.answer(patient))).toEqual({ target: '/next' });
  expect(await taken(thread)).toBe(1);
});

test('where not even the fallback can be told, the visitor is told that, and the process lives', async () => {
  const { thread } = await startWatched({
    turnAway: () => {
      throw new Error('no words');
    },
  });
  const broken = thread.answer(visit('/broken', new Error('aborted')));
  await expect(broken).rejects.toThrow('no words');
});

test('those whose body is still to come take no place from others', async () => {
  const { thread, ask } = await startWatched();
  const bodies = Array.from({ length: 5_001 }, () => Promise.withResolvers<null>());
  const slow = bodies.map(({ promise }) => thread.answer({ ...visit('/slow', 'x'), read: () => promise }));
  expect(gist(await ask('/quick', 'x'))).toEqual({ target: '/quick' });
  for (const { resolve } of bodies) resolve(null);
  const replies = await Promise.all(slow);
  expect(new Set(replies.map((reply) => gist(reply).why))).toEqual(new Set(['body-too-large']));
});

test('what a thread put into the outbox is told', async () => {
  const { ask, outbox } = await startWatched();
  await Promise.all([ask('/put?outbox'), outbox]);
});
