import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase } from '#lib/database/connect.ts';
import { defaultWorkspaceId as workspaceId } from '#lib/database/workspace.ts';
import { app } from '#lib/http/app.ts';
import { metrics } from '#lib/metrics.ts';
import { readinessChecks } from '#lib/readiness.ts';
import { beginShutdown } from '#lib/shutdown.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';

vi.mock(import('#lib/database/connect.ts'), async (original) => ({
  ...(await original()),
  openDatabase: vi.fn(),
}));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  vi.mocked(openDatabase).mockResolvedValue(database);
});

const get = async (path: string) => {
  const response = await app.request(path);
  return { status: response.status, text: await response.text() };
};

test('a living process says so, database or not', async () => {
  vi.mocked(openDatabase).mockRejectedValue(new Error('no database'));
  expect(await get('/healthz')).toMatchObject({ status: 200 });
});

test('with a migrated database it is ready', async () => {
  expect(await get('/readyz')).toEqual({ status: 200, text: '{"status":"ready"}' });
});

test('without a database it is not ready and says why', async () => {
  vi.mocked(openDatabase).mockRejectedValue(new Error('no database'));
  expect(await get('/readyz')).toMatchObject({
    status: 503,
    text: expect.stringContaining('cannot be reached'),
  });
});

test('it is not ready while something else of it does not work, and says what', async () => {
  let reason: string | undefined = 'No thread takes turns.';
  readinessChecks().push(() => reason);
  expect(await get('/readyz')).toEqual({
    status: 503,
    text: '{"status":"not ready","reason":"No thread takes turns."}',
  });
  reason = undefined;
  expect(await get('/readyz')).toMatchObject({ status: 200 });
});

test('metrics show what was counted and what the database holds', async () => {
  metrics().turns.inc({ provider: 'twilio', result: 'answered' });
  metrics().turnDuration.observe({ provider: 'twilio' }, 0.002);
  metrics().rejectedSignatures.inc({ provider: 'plivo' });
  metrics().lookupResults.inc({ result: 'succeeded' });
  await database.prisma.call.create({
    data: {
      id: workspaceId,
      workspaceId,
      provider: 'twilio',
      providerCallId: 'CA1',
      from: '+1',
      to: '+2',
      direction: 'inbound',
      state: {},
      startedAt: new Date(),
      lastActivityAt: new Date(),
    },
  });
  const { text } = await get('/metrics');
  expect(text).toContain('ringtree_turns_total{provider="twilio",result="answered"} 1');
  expect(text).toContain('ringtree_turn_duration_seconds_bucket{le="0.0025",provider="twilio"} 1');
  expect(text).toContain('ringtree_rejected_signatures_total{provider="plivo"} 1');
  expect(text).toContain('ringtree_lookup_results_total{result="succeeded"} 1');
  expect(text).toContain('ringtree_live_calls 1');
  expect(text).toContain('ringtree_outbox_depth 0');
});

test('metrics without a database still show the counters', async () => {
  vi.mocked(openDatabase).mockRejectedValue(new Error('no database'));
  const { status, text } = await get('/metrics');
  expect(status).toBe(200);
  expect(text).toContain('ringtree_turns_total');
  expect(text).not.toMatch(/^ringtree_live_calls \d/m);
});

test('a process that shuts down wants no more calls', async () => {
  beginShutdown();
  expect(await get('/readyz')).toMatchObject({ status: 503 });
});
