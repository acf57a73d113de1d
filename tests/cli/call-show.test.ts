import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { importFlow } from '#lib/flows/import-flow.ts';
import { publishFlow } from '#lib/flows/publish-flow.ts';
import { defaultWorkspace } from '#lib/workspace.ts';
import { secretToken } from '#runtime/contract/secret.ts';
import { type TestDatabase, testDatabase } from '#tests/support/database.ts';
import { FlowSketch } from '#tests/support/flows.ts';
import { ringtree } from './ringtree.ts';

vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
const id = randomUUID();
const startedAt = new Date('2026-11-20T09:30:00.000Z');

beforeAll(async () => {
  database = await testDatabase();
  const workspace = defaultWorkspace(database);
  const json = new FlowSketch('Desk')
    .node('in', 'incoming-call')
    .node('bye', 'hang-up')
    .wire('in', 'next', 'bye')
    .document();
  const { flow } = await importFlow(workspace, { json, slug: 'desk' });
  const { version } = await publishFlow(workspace, flow);
  const call = {
    callId: id,
    workspaceId: workspace.id,
    thread: 'main',
    contentType: 'text/xml',
    statusCode: 200,
  };
  await database.prisma.call.create({
    data: {
      id,
      workspaceId: workspace.id,
      provider: 'twilio',
      providerCallId: 'CA77',
      from: '+14155550111',
      to: '+14155550123',
      direction: 'inbound',
      flowId: flow.id,
      versionId: version.id,
      state: {
        vars: { pin: secretToken('s1'), name: 'Anna' },
        steps: { ask: { digits: secretToken('s1') } },
        secrets: 'rt1.sealed',
      },
      status: 'ended',
      outcome: 'completed',
      startedAt,
      endedAt: new Date(startedAt.getTime() + 12_000),
      lastActivityAt: startedAt,
    },
  });
  const trace = [
    {
      version: version.id,
      node: 'in',
      port: 'next',
      why: 'A call came in',
      changes: { 'vars.name': 'Anna' },
    },
  ];
  await database.prisma.turn.createMany({
    data: [
      {
        ...call,
        revision: 1,
        createdAt: startedAt,
        key: 'a',
        kind: 'call-started',
        document: 1,
        event: { kind: 'call-started' },
        trace,
        reply: Buffer.from('<Response><Gather><Say>Your PIN?</Say></Gather></Response>'),
      },
      {
        ...call,
        revision: 2,
        createdAt: new Date(startedAt.getTime() + 5_000),
        key: 'b',
        kind: 'digits-gathered',
        document: 2,
        event: { digits: '••••' },
        trace: [],
        sensitive: true,
        reply: Buffer.from('sealed 4711'),
      },
    ],
  });
  const message = {
    workspaceId: workspace.id,
    callId: id,
    provider: 'twilio',
    direction: 'outbound',
    from: '+14155550123',
    body: 'Hi.',
  };
  await database.prisma.message.createMany({
    data: [
      { ...message, to: '+14155550111', status: 'delivered', createdAt: startedAt },
      { ...message, to: '+14155550112', status: 'failed', error: 'Unreachable handset' },
    ],
  });
});
afterAll(() => database.drop());

const run = (...parameters: string[]) =>
  ringtree(parameters, { environment: { DATABASE_URL: database.url } });

test('a call is told with its steps, reasons, variables and replies, and without what was sensitive', async () => {
  const { out, err, status } = await run('call', 'show', id);
  expect({ err, status }).toEqual({ err: '', status: 0 });
  expect(out).toBe(`Call      ${id}
Provider  twilio, CA77
From      +14155550111
To        +14155550123 (inbound)
Flow      desk, version 1
Started   2026-11-20 09:30:00 UTC
State     completed after 12 s

1. 09:30:00 call-started (main, document 1)
   in → next  A call came in
     vars: name = "Anna"
   <Response>
     <Gather>
       <Say>Your PIN?</Say>
     </Gather>
   </Response>

2. 09:30:05 digits-gathered (main, document 2)
   •••• This turn was sensitive: its reply is not shown.

Variables
  pin   "••••"
  name  "Anna"

Results
  ask.digits  "••••"

Messages
  +14155550111  "delivered"
  +14155550112  "failed: Unreachable handset"
`);
});

test('it is found by the beginning of its id and by the provider’s, and told to programs', async () => {
  const [byBeginning, byProvider, list] = await Promise.all([
    run('call', 'show', id.slice(0, 8), '--json'),
    run('call', 'show', 'CA77', '--no-replies'),
    run('call', 'list', '--flow', 'desk', '--number', '+1 415 555 0111'),
  ]);
  const report: unknown = JSON.parse(byBeginning.out);
  expect(report).toMatchObject({
    id,
    flow: 'desk',
    version: 1,
    variables: { pin: '••••' },
    turns: [{ number: 1 }, { reply: null, sensitive: true }],
    messages: [
      { status: 'delivered', error: null },
      { status: 'failed', error: 'Unreachable handset' },
    ],
  });
  expect(byBeginning.out).not.toMatch(/secret:|sealed|4711/);
  expect(byProvider.out).not.toContain('<Response>');
  expect(list.out).toContain(
    `${id}  twilio    2026-11-20 09:30:00  +14155550111  +14155550123  desk 1  completed\n`,
  );
});
