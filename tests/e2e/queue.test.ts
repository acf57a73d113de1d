import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneCall } from '../support/phone/phone-call.ts';
import { openRingtree, type ProviderName, providerNames, type Ringtree } from '../support/ringtree.ts';
import { storedCall } from '../support/stored.ts';
import { queueing, takes } from './queueing.ts';

const number = '+14155550710';
const anna = '+12125550101';
const bert = '+12125550102';

let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree();
  await ringtree.answer(number, queueing('Support'));
});
afterAll(() => ringtree?.close());

const open: PhoneCall[] = [];

/** Nobody is left over for the next story. */
afterEach(async () => {
  for (const call of open.splice(0)) if (call.status() !== 'over') await call.hangsUp();
});

async function calls(provider: ProviderName, from: string): Promise<PhoneCall> {
  const call = await ringtree.phone(provider).calls(number, { from });
  open.push(call);
  return call;
}

async function waits(provider: ProviderName, from: string): Promise<PhoneCall> {
  const caller = await calls(provider, from);
  return await caller.presses('1');
}

const agentOf = (provider: ProviderName, last = 9) => calls(provider, `+1212555019${last}`);

describe.each(providerNames)('a queue through %s', (provider) => {
  it('tells callers their place, plays music, and connects the first with the agent', async () => {
    const first = await waits(provider, anna);
    first
      .hears(/Welcome/)
      .hears(/number 1 of 1/)
      .hears(/built-in\/hold-music\.wav/);
    const second = await waits(provider, bert);
    second.hears(/number 2 of 2/);
    const agent = await agentOf(provider);
    await takes(ringtree, agent, first);
    agent.hears(new RegExp(`\\${anna}`));
    first.hears(/Here is an agent/).hearsWhileWaiting(/hold-music/);
    expect([first.status(), agent.status()]).toEqual(['in-conference', 'in-conference']);
    expect(first.room()).toBe(agent.room());
    expect(second.status()).toBe('gathering');
    await first.hangsUp();
    (await agent.leavesConference()).hears(/It was connected/);
    const next = await agentOf(provider);
    await takes(ringtree, next, second);
    expect(second.room()).toBe(next.room());
    await next.hangsUp();
    (await second.leavesConference()).hears(/It was answered/);
    const { state } = await storedCall(ringtree.database, second);
    expect(state.steps['wait']).toMatchObject({ status: 'answered', queue: 'support', position: 2 });
  });

  it('gives two agents at once different callers', async () => {
    const callers = [await waits(provider, anna), await waits(provider, bert)];
    const agents = [await agentOf(provider, 1), await agentOf(provider, 2)];
    const moved = callers.map((caller) => ringtree.rest.carriesOut(caller));
    for (const agent of agents) agent.inNextPause(() => Promise.all(moved));
    await Promise.all(agents.map((agent) => agent.presses('2')));
    const rooms = (all: PhoneCall[]) => all.map((call) => call.room()).toSorted();
    expect(new Set(rooms(agents)).size).toBe(2);
    expect(rooms(agents)).toEqual(rooms(callers));
  });

  it('calls back who asked for it, in turn', async () => {
    const first = await waits(provider, anna);
    const second = await waits(provider, bert);
    (await first.presses('1')).hears(/It was call-back/).hears(/Bye/);
    expect(first.status()).toBe('over');
    const third = await waits(provider, '+12125550103');
    third.hears(/number 3 of 3/);
    const agent = await agentOf(provider);
    (await agent.presses('2')).hears(/wants to be called back/);
    expect(agent.status()).toBe('ringing');
    expect(agent.rung()).toEqual({ address: anna, callerId: number });
    await agent.calleeAnswers();
    (await agent.calleeHangsUp(42)).hears(/It was connected/);
    const { state } = await storedCall(ringtree.database, agent);
    expect(state.steps['answer']).toMatchObject({
      called_back: true,
      number: anna,
      talked_seconds: provider === 'twilio' ? 42 : expect.any(Number),
    });
    expect(second.status()).toBe('gathering');
  });

  it('waits on with who has no number to be called back at, and with other keys', async () => {
    const caller = await waits(provider, 'anonymous');
    (await caller.presses('1')).hears(/do not see your number/);
    (await caller.presses('7')).hears(/hold-music/);
    await caller.silence();
    expect(caller.status()).toBe('gathering');
    caller.doesNotHear(/Welcome/);
  });

  it('forgets who leaves and who hangs up', async () => {
    const first = await waits(provider, anna);
    const second = await waits(provider, bert);
    (await first.presses('2')).hears(/It was left/);
    const third = await waits(provider, '+12125550103');
    third.hears(/number 2 of 2/);
    await second.hangsUp();
    const agent = await agentOf(provider);
    await takes(ringtree, agent, third);
    expect(third.room()).toBe(agent.room());
  });

  it('tells an agent that nobody waits', async () => {
    const agent = await agentOf(provider);
    (await agent.presses('2')).hears(/Nobody is there/).hears(/It was nobody/);
  });

  it('lets the agent have somebody who comes meanwhile', async () => {
    const agent = await agentOf(provider);
    let caller: PhoneCall | undefined;
    agent.inNextPause(async () => {
      const came = await waits(provider, anna);
      caller = came;
      agent.inNextPause(() => ringtree.rest.carriesOut(came));
    });
    await agent.presses('2');
    expect(agent.room()).toBe(caller?.room());
  });

  it('has the agent told at once who waits for somebody', async () => {
    const agent = await agentOf(provider);
    const told = () => ringtree.rest.orders.some((order) => order.kind === 'move' && order.call === agent.id);
    let caller: PhoneCall | undefined;
    agent.inNextPause(async () => {
      const came = await waits(provider, anna);
      caller = came;
      await expect.poll(told).toBe(true);
      agent.inNextPause(() => ringtree.rest.carriesOut(came));
    });
    await agent.presses('2');
    expect(agent.room()).toBe(caller?.room());
  });

  it('goes on waiting at the same place when the agent hangs up before they can talk', async () => {
    const caller = await waits(provider, anna);
    await waits(provider, bert);
    const agent = await agentOf(provider);
    await takes(ringtree, agent, caller);
    await agent.hangsUp();
    await ringtree.rest.carriesOut(caller);
    expect(caller.status()).toBe('gathering');
    const other = await agentOf(provider, 8);
    await takes(ringtree, other, caller);
    expect(caller.room()).toBe(other.room());
  });

  it('gives the agent the next when the caller hangs up on the way', async () => {
    const caller = await waits(provider, anna);
    const next = await waits(provider, bert);
    const agent = await agentOf(provider);
    agent.inNextPause(async () => {
      await caller.hangsUp();
      agent.inNextPause(() => ringtree.rest.carriesOut(next));
    });
    await agent.presses('2');
    expect(agent.room()).toBe(next.room());
  });

  it('repeats a webhook with the same bytes and takes nobody twice', async () => {
    const caller = await waits(provider, anna);
    const agent = await agentOf(provider);
    await takes(ringtree, agent, caller);
    const { first, again } = await agent.repeatLastWebhook();
    expect(again).toBe(first);
    const other = await agentOf(provider, 8);
    (await other.presses('2')).hears(/It was nobody/);
  });
});
