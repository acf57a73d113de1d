import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Database } from '#lib/database/connect.ts';
import type { Flow } from '#lib/database/generated/client.ts';
import { importFlow } from '#lib/flows/import-flow.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { defaultWorkspace } from '#lib/workspace.ts';
import { roundAndRound } from '../kills/round.flow.ts';
import { words } from '../support/flows.ts';
import { openRingtree, type Ringtree } from '../support/ringtree.ts';
import { callers, number, seed } from './callers.ts';
import { expectOneOrder } from './expect-one-order.ts';
import { createRecorder } from './recorder.ts';

const rounds = 12;
const recorder = createRecorder();
let ringtree: Ringtree;
let others: Database[] = [];
let flow: Flow;

beforeAll(async () => {
  ringtree = await openRingtree({ environment: { LOG_LEVEL: 'warn' } });
  ringtree.server.tunnel.deliver = recorder.deliver;
  flow = await ringtree.answer(number, roundAndRound);
  // Of people at other processes, each with connections of its own.
  others = [1, 2, 3].map(() => connect(ringtree.database.url, 2));
});
afterAll(async () => {
  for (const { prisma, pool } of others) {
    await prisma.$disconnect();
    await pool.end();
  }
  await ringtree?.close();
});

it('several publish at once while people call: versions have no gaps and no twins, and every call stays on its own', async () => {
  let publishing = true;
  const people = callers(ringtree, 20).map(async (caller) => {
    const whole = [];
    do whole.push(await caller.calls());
    while (publishing);
    return whole;
  });
  const over = Promise.all(people);
  over.catch(() => undefined);
  for (let round = 1; round <= rounds; round++) {
    await importFlow(ringtree.workspace, { json: saying(`Message ${round}.`), slug: flow.slug });
    const made = await Promise.all(others.map((database) => publishFlow(defaultWorkspace(database), flow)));
    expect(made.filter(({ unchanged }) => !unchanged)).toHaveLength(1);
    expect(new Set(made.map(({ version }) => version.id)).size).toBe(1);
  }
  publishing = false;
  expect((await over).flat()).not.toContain(false);

  const { prisma } = ringtree.database;
  const versions = await prisma.version.findMany({ where: { flowId: flow.id }, orderBy: { number: 'asc' } });
  expect(versions.map((version) => version.number)).toEqual(
    Array.from({ length: rounds + 1 }, (_, at) => at + 1),
  );
  expect(new Set(versions.map(({ checksum }) => checksum)).size).toBe(versions.length);
  const { currentVersionId } = await prisma.flow.findUniqueOrThrow({ where: { id: flow.id } });
  expect(currentVersionId).toBe(versions.at(-1)?.id);
  const compared = await expectOneOrder(recorder.told, ringtree.database);
  console.log(`FAULTS_SEED=${seed}:`, compared);
  expect(compared.fallbacks).toBe(0);
});

function saying(text: string) {
  const document = roundAndRound.document();
  const message = document.nodes['message'];
  if (!message) throw new Error('the flow has no message');
  return {
    ...document,
    nodes: { ...document.nodes, message: { ...message, data: { prompt: words(text) } } },
  };
}
