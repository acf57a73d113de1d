import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setSecret } from '#lib/stored-secrets/set-secret.ts';
import { FlowDocument } from '#runtime/contract/flow.ts';
import { checkedData, handlerPorts } from '#runtime/contract/node.ts';
import { compile } from '#runtime/graph/compile.ts';
import { schemas } from '#runtime/nodes/schemas.ts';
import { openRingtree, type ProviderName, providerNames, type Ringtree } from '../support/ringtree.ts';
import type { WebService } from '../support/web-service.ts';
import type { PortStory } from './port-story.ts';
import { everyOutcome } from './ports.flow.ts';
import { decidingStories } from './ports-deciding.ts';
import { goingStories, leadThere } from './ports-going.ts';
import { lookingUpStories, openLookedUp } from './ports-looking-up.ts';
import { queueingStories } from './ports-queueing.ts';
import { agentNumber, agentSecrets, talkingStories } from './ports-talking.ts';
import { verifyingStories } from './ports-verifying.ts';

/** Outcomes that a provider cannot bring about, and why. They must then really not have come. */
const impossible: Readonly<Record<ProviderName, Readonly<Record<string, string>>>> = {
  twilio: {},
  plivo: { 'dial > machine': 'Plivo looks for no answering machine on the legs of a <Dial>.' },
};

const stories: readonly PortStory[] = [
  [
    '+14155550601',
    'another round, the inner menu and back, then its option',
    async (call) => {
      call
        .hears(/Hello/)
        .hears(/jingle/)
        .hears(/inner menu/);
      await call.presses('3');
      call.hears(/Round 2/);
      await call.presses('1');
      await call.presses('8');
      await call.presses('9');
      call.hears(/inner menu/);
      await call.presses('1');
      await call.says('here');
    },
  ],
  ['+14155550601', 'nothing at the outer menu', (call) => call.silence()],
  ['+14155550601', 'a wrong key at the outer menu', (call) => call.presses('7')],
  [
    '+14155550601',
    'nothing at the inner menu',
    async (call) => {
      await call.presses('1');
      await call.silence();
      await call.silence();
    },
  ],
  [
    '+14155550601',
    'wrong words at the inner menu',
    async (call) => {
      await call.presses('1');
      await call.says('elsewhere');
      await call.presses('5');
    },
  ],
  ['+14155550601', 'a number', async (call) => (await call.presses('2')).presses('12')],
  ['+14155550601', 'a number too large', async (call) => (await call.presses('2')).presses('21')],
  ['+14155550601', 'no number', async (call) => (await call.presses('2')).silence()],
  ['+14155550602', 'back from the first menu', (call) => call.presses('9')],
  ['+14155550602', 'stay in the first menu', (call) => call.presses('1')],
  ['+14155550602', 'nothing in the first menu', (call) => call.silence()],
  ['+14155550602', 'a wrong key in the first menu', (call) => call.presses('4')],
  ['+14155550603', 'somebody answers', async (call) => (await call.calleeAnswers()).calleeHangsUp()],
  ['+14155550603', 'nobody answers', (call) => call.calleeNoAnswer()],
  ['+14155550603', 'busy', (call) => call.calleeBusy()],
  ['+14155550603', 'declined', (call) => call.calleeRejects()],
  ['+14155550603', 'no such number', (call) => call.calleeFails()],
  ['+14155550603', 'the caller leaves', (call) => call.hangsUp()],
  ['+14155550604', 'a message', (call) => call.leavesMessage(12)],
  ['+14155550604', 'silence for a message', (call) => call.staysSilentOnRecord()],
  ['+14155550604', 'the caller leaves in the message', (call) => call.hangsUp()],
  ['+14155550605', 'in the room and out again', async (call) => (await call.presses('2468#')).pressesStar()],
  ['+14155550605', 'the caller leaves in the room', async (call) => (await call.presses('2468#')).hangsUp()],
  ['+14155550605', 'a wrong PIN', (call) => call.presses('1111#')],
  ['+14155550606', 'an error, and the caller leaves', (call) => call.hangsUp()],
  ['+14155550606', 'an error, and all is well', (call) => call.presses('1')],
  ['+14155550606', 'an error, and nothing', (call) => call.silence()],
  ['+14155550606', 'an error, and a wrong key', (call) => call.presses('2')],
  ['+14155550607', 'a refusal', async () => undefined],
  ['+14155550620', 'a text message, and one to nobody', async (call) => call.hears(/Bye/)],
  ...decidingStories,
  ...goingStories,
  ...lookingUpStories,
  ...talkingStories,
  ...verifyingStories,
  ...queueingStories,
];

let ringtree: Ringtree;
let lookedUp: WebService;

beforeAll(async () => {
  lookedUp = await openLookedUp();
  ringtree = await openRingtree({ environment: { ALLOW_PRIVATE_ADDRESSES: '1' } });
  for (const [name, value] of Object.entries(agentSecrets))
    await setSecret(ringtree.workspace, { name, value });
  for (const [number, flow] of Object.entries(everyOutcome))
    leadThere(number, await ringtree.answer(number, flow));
});
afterAll(async () => {
  await ringtree?.close();
  await lookedUp?.close();
});

describe.each(providerNames)('every outcome through %s', (provider) => {
  for (const [number, name, story, from] of stories)
    it(`${number}: ${name}`, async () => {
      const call = await ringtree.phone(provider).calls(number, from === undefined ? {} : { from });
      await story(call, { ringtree, provider });
      expect(call.status()).toBe('over');
    });

  it('a machine answers', async () => {
    const call = await ringtree.phone(provider).calls('+14155550603');
    if (provider in impossible && 'dial > machine' in impossible[provider]) {
      // It counts as a person who answers.
      await call.calleeAnswers();
      await call.calleeHangsUp();
    } else {
      await call.machineAnswers();
      await ringtree.rest.carriesOut(call);
    }
    call.hears(/Bye/);
    expect(call.status()).toBe('over');
  });

  it('the time with a voice agent is over', async () => {
    const call = await ringtree.phone(provider).calls(agentNumber);
    await call.agentAnswers();
    const { pool } = ringtree.database;
    await pool.query(
      `update outbox set next_attempt_at = now() where kind = 'timer' and call_id =
      (select id from calls where provider_call_id = $1)`,
      [call.id],
    );
    await ringtree.rest.carriesOut(call);
    call.hears(/Your time is over/);
    expect(call.status()).toBe('over');
  });

  it('is left in the stored traces, but for those that it cannot bring about', async () => {
    const { all, left } = await outcomes(provider);
    const missing = [...all].filter((outcome) => !left.has(outcome));
    expect(missing.toSorted()).toEqual(Object.keys(impossible[provider]).toSorted());
  });
});

it('has every kind of step in its flows', () => {
  const kinds = Object.values(everyOutcome).flatMap((flow) =>
    Object.values(flow.document().nodes).map(({ kind }) => kind),
  );
  expect([...new Set(kinds)].toSorted()).toEqual(schemas.map(({ kind }) => kind).toSorted());
});

/** Outcomes as `kind > port`: all that the published flows have, and those by which calls left. */
async function outcomes(provider: ProviderName): Promise<{ all: Set<string>; left: Set<string> }> {
  const { pool } = ringtree.database;
  const versions = await pool.query<{ id: string; document: unknown }>('select id, document from versions');
  const traces = await pool.query<{ version: string; node: string; port: string | null }>(
    `select entry->>'version' as version, entry->>'node' as node, entry->>'port' as port
       from turns t join calls c on c.id = t.call_id, json_array_elements(t.trace) as entry
      where c.provider = $1`,
    [provider],
  );
  const all = new Set<string>();
  const left = new Set<string>();
  const names = new Set(Object.values(everyOutcome).map((flow) => flow.document().name));
  for (const { id, document } of versions.rows) {
    const program = compile(FlowDocument.parse(document), { version: id, flow: id });
    // The flows that ship with the product are there too.
    if (!names.has(program.name)) continue;
    const passed = traces.rows.filter(({ version }) => version === id);
    for (const node of program.nodes.values()) {
      for (const port of node.schema.ports(checkedData(node.data))) {
        const outcome = `${node.kind} > ${port.id}`;
        // A handler nobody wired cannot be left; one that is counts when its first step was passed.
        const isHandler =
          node.id === program.start && (port.id === handlerPorts.error || port.id === handlerPorts.hangUp);
        const target = node.wires.get(port.id);
        if (isHandler && target === undefined) continue;
        all.add(outcome);
        const wasLeft = isHandler
          ? passed.some((entry) => entry.node === target)
          : passed.some((entry) => entry.node === node.id && entry.port === port.id);
        if (wasLeft) left.add(outcome);
      }
    }
  }
  return { all, left };
}
