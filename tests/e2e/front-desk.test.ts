import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { passed, storedCall, storedTurns } from '../support/stored.ts';
import { frontDesk } from './front-desk.flow.ts';

const number = '+14155550199';
let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree();
  await ringtree.answer(number, frontDesk());
});
afterAll(() => ringtree?.close());

describe.each(providerNames)('a call to the front desk through %s', (provider) => {
  const calls = () => ringtree.phone(provider).calls(number);
  const walk = (call: Awaited<ReturnType<typeof calls>>) => passed(ringtree.database, call);

  it('hears the menu again after silence and a wrong key, and good bye after the third try', async () => {
    const call = await calls();
    call.hears(/Welcome to the front desk/).hears(/Press 1 for sales/);
    await call.silence();
    call.hears(/did not hear/).hears(/Press 1 for sales/);
    await call.presses('7');
    call.hears(/no choice/).hears(/Press 1 for sales/);
    await call.silence();
    call.hears(/Please call again/).doesNotHear(/Press 1/);
    expect(call.status()).toBe('over');
    expect(await walk(call)).toContain('menu > no-input');
    expect(await storedCall(ringtree.database, call)).toMatchObject({ status: 'ended' });
  });

  it('chooses by speech', async () => {
    const call = await calls();
    await call.says('The address, please.');
    call.hears(/1 Main Street/).hears(/call again/);
    expect(await walk(call)).toContain('menu > option:address');
  });

  it('rings the next person when the first is busy, and takes a message when nobody answers', async () => {
    const call = await calls();
    await call.presses('1');
    await call.calleeBusy();
    expect(call.status()).toBe('ringing');
    await call.calleeNoAnswer();
    call.hears(/Leave a message/);
    await call.leavesMessage(14);
    call.hears(/Thank you/);
    expect(await walk(call)).toEqual(expect.arrayContaining(['sales > no-answer', 'voicemail > recorded']));

    // File and transcript come when the call is long over.
    expect(call.status()).toBe('over');
    await call.callbackTranscription('call me back');
    await call.callbackRecording();
    const [recording] = Object.values((await storedCall(ringtree.database, call)).state.recordings);
    expect(recording).toMatchObject({ status: 'completed', seconds: 14, transcript: 'call me back' });
    expect(recording?.['url']).toContain('/Recording');
  });

  it('goes on after a silent recording, and ends politely after the second', async () => {
    const call = await calls();
    await call.presses('1');
    await call.calleeRejects();
    await call.calleeFails();
    call.hears(/Leave a message/);
    await call.staysSilentOnRecord();
    call.hears(/nothing to hear/);
    await call.staysSilentOnRecord();
    call.hears(/Please call again/);
    expect(await walk(call)).toEqual(expect.arrayContaining(['sales > failed', 'voicemail > empty']));
  });

  it('talks to the person who answers, and goes on when they hang up', async () => {
    const call = await calls();
    await call.presses('1');
    await call.calleeAnswers();
    expect(call.status()).toBe('talking');
    await call.calleeHangsUp(75);
    call.hears(/Thank you/);
    const { state } = await storedCall(ringtree.database, call);
    expect(state.steps['sales']).toMatchObject({ status: 'answered', target: 'anna', label: 'Anna' });
  });

  it('runs the hang-up handler when the caller leaves in mid-menu', async () => {
    const call = await calls();
    await call.hangsUp();
    expect(await walk(call)).toContain('note > next');
    expect(await storedCall(ringtree.database, call)).toMatchObject({
      status: 'ended',
      state: { vars: { left_during: 'the menu' } },
    });
  });

  it.each(['action', 'status'] as const)(
    'keeps a message that ends with hanging up (%s first)',
    async (first) => {
      const call = await calls();
      await call.presses('1');
      await call.calleeBusy();
      await call.calleeNoAnswer();
      await call.hangsUp(first);
      await call.callbackRecording();
      expect(await walk(call)).toEqual(expect.arrayContaining(['voicemail > hung-up', 'note > next']));
      const { status, state } = await storedCall(ringtree.database, call);
      expect(status).toBe('ended');
      expect(Object.values(state.recordings)).toMatchObject([
        { step: 'voicemail', status: 'completed', seconds: 9 },
      ]);
      expect((await walk(call)).filter((step) => step === 'note > next')).toHaveLength(1);
    },
  );

  it('answers a repeated webhook with the same bytes, and stores one turn', async () => {
    const call = await calls();
    await call.presses('1');
    const before = await storedTurns(ringtree.database, call);
    const { first, again } = await call.repeatLastWebhook();
    expect(again).toBe(first);
    expect(await storedTurns(ringtree.database, call)).toEqual(before);
  });

  it('takes one of several answers that come at once, and answers all alike', async () => {
    const call = await calls();
    const answers = await call.pressesAtOnce(['1', '2', '1', '2', '1', '2']);
    expect(new Set(answers).size).toBe(1);
    const turns = await storedTurns(ringtree.database, call);
    expect(turns.map(({ kind }) => kind)).toEqual(['call-started', 'digits-gathered']);
  });

  it('answers a repeated first webhook with the same bytes, and begins no second call', async () => {
    const call = await calls();
    const { first, again } = await call.repeatLastWebhook();
    expect(again).toBe(first);
    expect(await storedTurns(ringtree.database, call)).toHaveLength(1);
  });

  it('answers a late webhook with the current document, and stores nothing', async () => {
    const call = await calls();
    await call.presses('7');
    await call.presses('1');
    const before = await storedTurns(ringtree.database, call);
    const current = call.exchanges.findLast(({ event }) => event.kind === 'digits')?.response.body;
    expect(current).toContain('<Dial');
    // The address of the wrong key before, but with another one: too late.
    const late = await call.sendLate(({ event }) => event.kind === 'digits', { Digits: '2' });
    expect(late.response.body).toBe(current);
    expect(await storedTurns(ringtree.database, call)).toEqual(before);
    expect(call.status()).toBe('ringing');
  });

  it('finds the current document at the fallback address when a reply is lost', async () => {
    const call = await calls();
    call.losesNextReply();
    await call.silence();
    call.hears(/did not hear/).hears(/Press 1 for sales/);
    await call.presses('2');
    call.hears(/1 Main Street/);
  });

  it('finds its first document at the fallback address too', async () => {
    const call = ringtree.phone(provider).dials(number).losesNextReply();
    await call.begin();
    call.hears(/Welcome/).hears(/Press 1/);
    expect(await storedTurns(ringtree.database, call)).toHaveLength(1);
  });

  it('takes callbacks in any order, each once, and after the end', async () => {
    const call = await calls();
    await call.presses('1');
    call.holdsCallbacks();
    await call.calleeBusy();
    await call.calleeAnswers();
    await call.calleeHangsUp();
    call.hears(/Thank you/);
    expect(call.status()).toBe('over');
    const count = await call.deliversCallbacks((held) => [...held.toReversed(), ...held]);
    expect(count).toBeGreaterThan(2);
    const facts = (await storedTurns(ringtree.database, call)).filter(({ kind }) => kind.startsWith('leg-'));
    const keys = facts.map(({ event }) => event['key']);
    expect(new Set(keys).size).toBe(keys.length);
    expect(await storedCall(ringtree.database, call)).toMatchObject({ status: 'ended' });
  });

  it('is asked by GET as well as by POST', async () => {
    const call = await ringtree.phone(provider, { method: 'GET' }).calls(number);
    expect(call.exchanges[0]?.request.method).toBe('GET');
    call.hears(/Press 1/);
    await call.presses('2');
    call.hears(/Main Street/);
    expect(call.status()).toBe('over');
    expect(await storedCall(ringtree.database, call)).toMatchObject({ status: 'ended' });
  });
});
