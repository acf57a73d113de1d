import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFlow } from '#lib/flows/find-flow.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import onCallRota from '#templates/on-call-rota.json' with { type: 'json' };
import shopOrderLookUp from '#templates/shop-order-lookup.json' with { type: 'json' };
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { passed, storedCall } from '../support/stored.ts';
import { openWebService, type WebService } from '../support/web-service.ts';

const clinic = '+14155550701';
const line = '+14155550702';
const shop = '+13125550143';
const survey = '+13035550151';
const support = '+13035550161';
const rota = '+442079460145';
const openRota = '+442079460146';
const closedRota = '+442079460147';
let ringtree: Ringtree;
let orders: WebService;

beforeAll(async () => {
  orders = await openWebService(({ path }) => {
    if (path === '/orders/471114')
      return { status: 200, body: { status: 'on its way', delivery: { date: '2026-12-04' } } };
    return { status: path === '/orders/471115' ? 404 : 500 };
  });
  ringtree = await openRingtree({ environment: { ALLOW_PRIVATE_ADDRESSES: '1' } });
  // They are seeded while the server answers already.
  const seeded = (slug: string) => vi.waitFor(() => findFlow(ringtree.workspace, slug), { timeout: 10_000 });
  await ringtree.assign(clinic, await seeded('clinic-front-desk'));
  await ringtree.assign(line, await seeded('conference-line'));
  await ringtree.assign(survey, await seeded('caller-survey'));
  await ringtree.assign(rota, await seeded('on-call-rota'));
  await ringtree.assign(support, await seeded('support-line'));
  await seeded('shop-order-lookup');
  await ringtree.answer(shop, changed(shopOrderLookUp, 'https://shop.example.com', orders.origin));
  await ringtree.answer(openRota, rotaThatIs('open'));
  await ringtree.answer(closedRota, rotaThatIs('closed'));
});
afterAll(async () => {
  await ringtree?.close();
  await orders?.close();
});

describe.each(providerNames)('the flows that ship with Ringtree, through %s', (provider) => {
  const calls = (number: string, from = '+12125550100') => ringtree.phone(provider).calls(number, { from });

  it('the clinic: hears the hours in Spanish, and a person takes the call with a key', async () => {
    const call = await calls(clinic);
    call.hears(/Thank you for calling Maple Street Clinic/, { language: 'en-US' });
    await call.presses('2');
    call.hears(/Atendemos de lunes a viernes/, { language: 'es-US' }).hears(/oprima el uno/);
    await call.presses('3');
    call.hears(/junto a la biblioteca/).hears(/oprima el uno/);
    await call.presses('1');
    await call.calleeAnswers({ presses: '1', hears: /Llamada para la clínica/ });
    await call.calleeHangsUp();
    call.hears(/Adiós/);
    expect(call.status()).toBe('over');
  });

  it('the clinic: rings Anna, then Ben, and takes a message', async () => {
    const call = await calls(clinic);
    await call.presses('1');
    await call.says('I would like to book an appointment');
    await call.calleeAnswers({ hears: /A call for the clinic about appointments/ });
    expect(call.status()).toBe('ringing');
    await call.calleeNoAnswer();
    call.hears(/Everybody is helping someone else/);
    await call.staysSilentOnRecord();
    call.hears(/did not hear a message/);
    await call.leavesMessage(20);
    call.hears(/call you back within one working day/).hears(/Goodbye/);
    await call.callbackTranscription('It is about my appointment.');
    const { state } = await storedCall(ringtree.database, call);
    expect(Object.values(state.recordings)).toEqual(
      expect.arrayContaining([expect.objectContaining({ transcript: 'It is about my appointment.' })]),
    );
  });

  it('the clinic: notes a prescription that was read back, and goes back to the languages', async () => {
    const call = await calls(clinic);
    await call.presses('1');
    await call.presses('*');
    call.hears(/For English, press 1|Para español/);
    await call.presses('1');
    await call.presses('2');
    await call.presses('12345678');
    call.hears(/You entered 1[ ,]+2[ ,]+3/);
    await call.presses('1');
    call.hears(/ready tomorrow/).hears(/Goodbye/);
  });

  it('the clinic: notes who hangs up', async () => {
    const call = await calls(clinic);
    await call.hangsUp();
    const { state } = await storedCall(ringtree.database, call);
    expect(state.vars['hung_up']).toBe(true);
  });

  it('the conference line: lets the moderator in by PIN, and nobody without', async () => {
    const call = await calls(line);
    call.hears(/conference line/).hears(/enter your PIN/);
    await call.presses('1#');
    call.hears(/not right/);
    await call.presses('13579#');
    call.hears(/joining the team meeting/);
    expect(call.status()).toBe('in-conference');
    await call.leavesConference();
    call.hears(/left the meeting/);
    const stranger = await calls(line);
    for (const digits of ['1#', '2#', '3#']) await stranger.presses(digits);
    stranger.hears(/could not find a meeting/);
    expect(await passed(ringtree.database, stranger)).toContain('conference > wrong-pin');
  });

  it('the shop: tells where an order is, and asks once more for one that it does not know', async () => {
    const call = await calls(shop);
    call.hears(/welcome to Juniper and Pine/).hears(/where your order is, press 1/);
    await call.says('where is my order');
    await call.presses('471114');
    call.hears(/One moment/);
    call.hears(/order 4[ ,]+7[ ,]+1[ ,]+1[ ,]+1[ ,]+4 is on its way\. It arrives on Friday, December 4\.$/);
    await call.presses('1');
    await call.presses('471115');
    call.hears(/cannot find an order with the number 4/).hears(/six digits/);
    await call.presses('471115');
    await call.calleeAnswers({ hears: /A customer with the order 4[ ,]+7/ });
    await call.calleeHangsUp();
    call.hears(/Thank you for shopping/);
    expect(call.status()).toBe('over');
  });

  it('the shop: finds a person when its system fails, else takes a message', async () => {
    const call = await calls(shop);
    await call.presses('1');
    await call.presses('999999');
    call.hears(/cannot look at the orders/);
    await call.calleeNoAnswer();
    call.hears(/leave your name, your order number/);
    await call.leavesMessage(20);
    call.hears(/call you back today or tomorrow/).hears(/Goodbye/);
    expect(await passed(ringtree.database, call)).toContain('look-up > failed');
  });

  it('the support line: keeps callers in line, calls back in turn, and takes messages', async () => {
    const { rest } = ringtree;
    const first = await calls(support, '+12125550111');
    first.hears(/Thank you for calling Larkfield support/);
    await first.presses('1');
    first.hears(/press 1 and we call you back/).hears(/number 1 in line/);
    const second = await calls(support, '+12125550112');
    (await second.says('support')).hears(/number 2 in line/);
    (await second.presses('1')).hears(/call you back when it is your turn/);
    const third = await calls(support, '+12125550113');
    (await third.presses('1')).hears(/number 3 in line/);
    (await third.presses('2')).hears(/leave your name, your number/);
    await third.leavesMessage(20);
    third.hears(/call you back today or tomorrow/).hears(/Goodbye/);
    const agent = await calls(support, '+13035550162');
    await agent.presses('*');
    agent.inNextPause(() => rest.carriesOut(first));
    (await agent.presses('4826')).hears(/The next caller/);
    first.hears(/Here comes one of us/);
    expect(agent.room()).toBe(first.room());
    await first.hangsUp();
    await agent.leavesConference();
    agent.hears(/That call is over/).hears(/wanted to be called back/);
    expect(agent.rung()).toEqual({ address: '+12125550112', callerId: support });
    agent.inNextPause(async () => {
      const last = await calls(support, '+12125550114');
      await last.presses('1');
      agent.inNextPause(() => rest.carriesOut(last));
    });
    await agent.calleeNoAnswer();
    expect(await rest.takesMessage('+12125550112')).toMatchObject({
      text: expect.stringMatching(/tried to call/),
    });
    agent.hears(/Nobody is waiting/).hears(/The next caller/);
    expect(agent.status()).toBe('in-conference');
    await agent.hangsUp();
  });

  it('the rota: rings the office by day', async () => {
    const call = await calls(openRota);
    call.hears(/this is Brightwater Heating/);
    await call.calleeAnswers();
    await call.calleeHangsUp();
    call.hears(/Goodbye/);
    expect(await passed(ringtree.database, call)).toContain('office-hours > open');
  });

  it('the rota: rings who is on duty in order at night, until one accepts', async () => {
    const call = await calls(closedRota, '+493012345678');
    call.hears(/Guten Tag/, { language: 'de-DE' }).hears(/Im Büro ist jetzt niemand/);
    await call.presses('1');
    await call.calleeBusy();
    await call.calleeAnswers({ presses: '1', hears: /ein dringender Anruf/ });
    await call.calleeHangsUp();
    call.hears(/Auf Wiederhören/);
    expect(await passed(ringtree.database, call)).toContain('on-duty > answered');
  });

  it('the rota: writes to the manager when nobody accepts, and takes a message', async () => {
    const call = await calls(closedRota);
    call.hears(/Our office is closed/);
    await call.says('urgent');
    for (const _ of ['first', 'second', 'third']) await call.calleeBusy();
    call.hears(/sent a text message to the manager/).hears(/leave your name, your address/);
    expect((await ringtree.rest.takesMessage('+447700900140')).text).toMatch(/urgent call from .*555.0100/);
    await call.leavesMessage(20);
    call.hears(/Your message is saved/);
    await call.callbackTranscription('The cellar is full of water.');
    const { state } = await storedCall(ringtree.database, call);
    expect(Object.values(state.recordings)).toEqual([
      expect.objectContaining({ transcript: 'The cellar is full of water.' }),
    ]);
  });

  it('the rota: answers as it came, whatever the hour', async () => {
    const call = await calls(rota);
    call.hears(/this is Brightwater Heating/);
    await call.hangsUp();
  });

  it('the survey: keeps spoken and keyed answers, and thanks those who agree', async () => {
    const from = provider === 'twilio' ? '+13035550171' : '+13035550172';
    const call = await calls(survey, from);
    call.hears(/three short questions/).hears(/How was your last visit/);
    await call.says('not good');
    await call.presses('7#');
    call.hears(/sorry to hear that it was not good/);
    await call.says('We waited too long for breakfast.');
    call.hears(/May we/);
    await call.says('yes');
    call.hears(/on its way/).hears(/see you soon/);
    expect((await ringtree.rest.takesMessage(from)).text).toMatch(/free coffee/);
    const { state } = await storedCall(ringtree.database, call);
    expect(state.vars).toMatchObject({
      visit: 'Not good',
      recommend: '7',
      comment: 'We waited too long for breakfast.',
    });
  });

  it('the survey: lets every question be skipped, and writes to nobody then', async () => {
    const call = await calls(survey);
    await call.presses('*');
    await call.silence();
    await call.silence();
    call.hears(/What do you like here/);
    await call.silence();
    await call.presses('2');
    call.hears(/see you soon/);
    expect(await passed(ringtree.database, call)).not.toContain('thank-you > sent');
    const hidden = await calls(survey, 'anonymous');
    await hidden.presses('*');
    for (const _ of ['number', 'number once more', 'words']) await hidden.silence();
    hidden.hears(/see you soon/);
    expect(await passed(ringtree.database, hidden)).toContain('has-number > else');
  });
});

/** By day and by night, whatever the clock says. */
function rotaThatIs(state: 'open' | 'closed'): FlowDocument {
  const document = changed(onCallRota, '"On-call rota"', `"A rota that is ${state}"`);
  const hours = document.nodes['office-hours'];
  if (hours === undefined) throw new Error('The rota knows no hours.');
  hours.data['own'] = { forced: { state } };
  return document;
}

/** The template with another text in one place. */
function changed(template: unknown, text: string, other: string): FlowDocument {
  const parsed = parseFlow(JSON.parse(JSON.stringify(template).replace(text, other)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.document;
}
