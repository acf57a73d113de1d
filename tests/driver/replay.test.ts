import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TurnWrite } from '#lib/database/turn-write.ts';
import { writeTurns } from '#lib/database/write-turns.ts';
import type { WebhookEvent } from '#runtime/contract/event.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import type { CallState } from '#runtime/contract/state.ts';
import { step } from '#runtime/engine/step.ts';
import { compile } from '#runtime/graph/compile.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import { account } from './flows.ts';
import { type Answer, createWorld, TwilioCall, type World } from './world.ts';

let world: World;
let number: string;

beforeAll(async () => {
  world = await createWorld();
  number = await world.number(account());
});
afterAll(() => world.close());

/** What a provider, a caller and bad luck can do at one moment; several such moments happen at once. */
const action = fc.record({
  call: fc.nat(2),
  process: fc.nat(1),
  what: fc.oneof(
    fc.constant({ kind: 'start' as const }),
    fc.constant({ kind: 'end' as const }),
    fc.constant({ kind: 'fallback' as const }),
    fc.record({
      kind: fc.constant('answer' as const),
      document: fc.integer({ min: 1, max: 3 }),
      digits: fc.constantFrom('1234', '5678', '42', '9'),
    }),
  ),
});
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;
/** For each write of turns: whether the connection breaks before or after it, or not. */
const luck = fc.array(fc.constantFrom('good', 'good', 'good', 'before', 'after'), { maxLength: 30 });

test('whatever comes at once, again, late and broken: what is stored is what the engine makes of the stored events, each once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(action, { minLength: 1, maxLength: 6 }), { maxLength: 8 }),
      luck,
      async (moments, lucks) => {
        const fates = lucks.values();
        const write = async (pool: World['database']['pool'], writes: TurnWrite[]) => {
          const fate = fates.next().value ?? 'good';
          if (fate === 'before') throw new Error('Connection terminated unexpectedly');
          const stored = await writeTurns(pool, writes);
          if (fate === 'after') throw new Error('Connection terminated unexpectedly');
          return stored;
        };
        const apps = [world.process({ write }).app, world.process({ write }).app];
        const calls = Array.from({ length: 3 }, () => apps.map((app) => new TwilioCall(app, number)));
        for (const [first, ...others] of calls) for (const other of others) if (first) other.as(first);
        for (const moment of moments)
          await Promise.all(moment.map((one) => act(calls[one.call]?.[one.process], one.what)));
        for (const [call] of calls) if (call) await checkStored(call.sid);
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

async function act(call: TwilioCall | undefined, what: Action['what']): Promise<Answer | undefined> {
  if (!call) return undefined;
  if (what.kind === 'start') return await call.start();
  if (what.kind === 'end') return await call.end();
  if (what.kind === 'fallback') return await call.post('/fallback');
  const stored = await world.database.prisma.call.findFirst({ where: { providerCallId: call.sid } });
  return stored
    ? await call.post(`/c/${stored.id}/main/${what.document}/gathered`, { Digits: what.digits })
    : undefined;
}

async function checkStored(sid: string): Promise<void> {
  const stored = await world.database.prisma.call.findFirst({ where: { providerCallId: sid } });
  if (!stored) return;
  const { turns } = await world.stored(sid);
  expect(turns.map(({ revision }) => revision)).toEqual(turns.map((_, index) => index + 1));
  expect(stored.revision).toBe(turns.length);
  expect(new Set(turns.map(({ key }) => key)).size).toBe(turns.length);
  const parsed = parseFlow(account());
  if (!parsed.ok || !stored.flowId || !stored.versionId) throw new Error('the flow cannot be read');
  const program = compile(parsed.document, { version: stored.versionId, flow: stored.flowId });
  const resources: Resources = {
    revision: '',
    audio: {},
    schedules: {},
    fallback: { message: 'Sorry, please call again.', number: '+15550009999' },
  };
  let state: CallState | null = null;
  for (const { event } of turns) {
    const turn = step(program, state, asEvent(event, stored), resources);
    expect(turn.changed).toBe(true);
    state = turn.state;
  }
  const { secrets, ...open } = state ?? { secrets: {} };
  expect(stored.state).toEqual(open);
}

/** What is stored of an event that is not sensitive is the event but for what its row tells. */
function asEvent(event: unknown, { id, provider }: { id: string; provider: string }): WebhookEvent {
  return { ...(event as WebhookEvent), callId: id, provider };
}
