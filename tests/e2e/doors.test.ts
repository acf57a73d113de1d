import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '#lib/provider-accounts/add-account.ts';
import { FlowSketch, words } from '../support/flows.ts';
import { exchange } from '../support/phone/exchange.ts';
import type { PhoneCall } from '../support/phone/phone-call.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { countRows, storedCall } from '../support/stored.ts';
import { frontDesk } from './front-desk.flow.ts';

const numbers = {
  desk: '+14155550199',
  busy: '+14155550501',
  declined: '+14155550502',
  taped: '+14155550503',
};

function refusing(reason: 'busy' | 'rejected'): FlowSketch {
  return new FlowSketch(`Refusing ${reason}`)
    .node('start', 'incoming-call')
    .node('refuse', 'reject', { reason })
    .wire('start', 'next', 'refuse');
}

const taped = new FlowSketch('Taped')
  .node('start', 'incoming-call', { record: true, recordTracks: 'dual' })
  .node('bye', 'hang-up', { prompt: words('This call was recorded.') })
  .wire('start', 'next', 'bye');

const other = { id: 'AC00000000000000000000000000000001', token: 'the-token-of-somebody-else' };
let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree({
    environment: { UNKNOWN_NUMBER_MESSAGE: 'Nobody has this number.' },
  });
  await ringtree.answer(numbers.desk, frontDesk());
  await ringtree.answer(numbers.busy, refusing('busy'));
  await ringtree.answer(numbers.declined, refusing('rejected'));
  await ringtree.answer(numbers.taped, taped);
  for (const provider of providerNames)
    await addAccount(ringtree.workspace, {
      provider,
      name: `another at ${provider}`,
      accountId: other.id,
      tokens: [other.token],
    });
});
afterAll(() => ringtree?.close());

describe.each(providerNames)('the doors of %s', (provider) => {
  const phone = () => ringtree.phone(provider);

  async function forge(call: PhoneCall, which: (typeof call.exchanges)[number], token: string) {
    const link = { url: which.request.url, method: which.request.method };
    return await exchange(call.line.signed(link, which.parameters, token), ringtree.server.tunnel);
  }

  it('refuse forged webhooks, and store nothing of them', async () => {
    const call = await phone().calls(numbers.desk);
    await call.silence();
    await call.presses('1');
    await call.calleeBusy();
    const before = await countRows(ringtree.database);
    const kinds = new Set(call.exchanges.map(({ event }) => event.kind));
    expect([...kinds]).toEqual(expect.arrayContaining(['started', 'digits', 'leg-status']));
    for (const token of ['', 'guessed', other.token]) {
      for (const one of call.exchanges) expect((await forge(call, one, token)).status).toBe(403);
    }
    // A right signature of other parameters, and none at all.
    const [first] = call.exchanges;
    if (!first) throw new Error('nothing was sent');
    const { headers, ...request } = first.request;
    const changed = { ...request, headers, body: request.body.replace('From', 'Frum') };
    expect((await exchange(changed, ringtree.server.tunnel)).status).toBe(403);
    const bare = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await exchange({ ...request, headers: bare }, ringtree.server.tunnel)).status).toBe(403);
    expect(await countRows(ringtree.database)).toEqual(before);
    const metrics = await (await fetch(`${ringtree.server.origin()}/metrics`)).text();
    expect(metrics).toMatch(new RegExp(`signatures?\\w*\\{[^}]*provider="${provider}"[^}]*\\} [1-9]`));
    await call.calleeAnswers();
  });

  it('refuse a webhook of a new call that another account signed', async () => {
    const before = await countRows(ringtree.database);
    const stranger = ringtree.phone(provider, { account: other });
    await expect(stranger.calls(numbers.desk)).rejects.toThrow(/answered 403/);
    expect(await countRows(ringtree.database)).toEqual(before);
  });

  it('apologise for a number that nobody has, and store nothing', async () => {
    const before = await countRows(ringtree.database);
    // Its end is told too, but nobody here has a token to check that with.
    const call = await phone().dials('+14155550999').holdsCallbacks().begin();
    call.hears(/Nobody has this number/);
    expect(call.status()).toBe('over');
    await expect(call.deliversCallbacks()).rejects.toThrow(/answered 403/);
    expect(await countRows(ringtree.database)).toEqual(before);
  });

  it('keep a live call on its version when a new one is published', async () => {
    const number = provider === 'twilio' ? '+14155550504' : '+14155550505';
    const flow = await ringtree.answer(number, frontDesk('The first version.'));
    const call = await phone().calls(number);
    call.hears(/The first version/);
    const second = frontDesk('The second version.').document();
    const address = second.nodes['address'];
    if (address) address.data = { prompt: words('We have moved.') };
    await ringtree.publish(flow, second);
    const later = await phone().calls(number);
    later.hears(/The second version/);
    await call.presses('2');
    call.hears(/1 Main Street/).doesNotHear(/moved/);
    await later.presses('2');
    later.hears(/We have moved/);
    const versions = [await storedCall(ringtree.database, call), await storedCall(ringtree.database, later)];
    expect(versions[0]?.version).not.toBe(versions[1]?.version);
  });

  it('decline a call before it is answered', async () => {
    const busy = await phone().calls(numbers.busy);
    expect(busy.line.facts.status).toBe('busy');
    const declined = await phone().calls(numbers.declined);
    expect(declined.line.facts.status).toBe('no-answer');
    expect(await storedCall(ringtree.database, busy)).toMatchObject({ status: 'ended' });
  });

  it('hear of the recording of a whole call after its end', async () => {
    const call = await phone().calls(numbers.taped);
    call.hears(/was recorded/);
    expect(call.status()).toBe('over');
    await call.callbackRecording({ source: 'call' });
    const [recording] = Object.values((await storedCall(ringtree.database, call)).state.recordings);
    expect(recording).toMatchObject({ status: 'completed', seconds: 61 });
  });
});
