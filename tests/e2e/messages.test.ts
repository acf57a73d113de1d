import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMessages } from '#lib/messages/list-messages.ts';
import { addAccount } from '#lib/provider-accounts/add-account.ts';
import { FlowSketch, words } from '../support/flows.ts';
import { exchange } from '../support/phone/exchange.ts';
import { Messages } from '../support/phone/messages.ts';
import {
  accounts,
  openRingtree,
  type ProviderName,
  providerNames,
  type Ringtree,
} from '../support/ringtree.ts';

const number = '+14155550640';
const helpMessage = 'This is Acme & Co. Reply STOP to stop.';

const thanks = new FlowSketch('Thanks')
  .variable('code', 'text', '')
  .node('start', 'incoming-call')
  .node('code', 'get-digits', { prompt: words('Your code, please.'), sensitive: true, attempts: 1 })
  .node('write', 'send-message', { texts: { 'en-US': 'Thank you. {{ steps.code.digits }}' } })
  .node('bye', 'hang-up', { prompt: words('Bye.') })
  .wire('start', 'next', 'code')
  .wire('code', { entered: 'write', 'no-input': 'write', invalid: 'write' })
  .wire('write', { sent: 'bye', failed: 'bye' });

/** Sends through the account of the other provider. */
const otherWay = (account: string) =>
  new FlowSketch('The other way')
    .node('start', 'incoming-call')
    .node('write', 'send-message', {
      texts: { 'en-US': 'From elsewhere.' },
      sender: 'own',
      ownSender: '+14155550641',
      account,
    })
    .node('bye', 'hang-up', { prompt: words('Bye.') })
    .wire('start', 'next', 'write')
    .wire('write', { sent: 'bye', failed: 'bye' });

let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree({ environment: { HELP_MESSAGE: helpMessage } });
  await ringtree.answer(number, thanks);
  await ringtree.answer('+14155550642', otherWay(accounts.plivo.id));
  // One that was there when the flow was published.
  const gone = { provider: 'twilio', name: 'nobody’s', accountId: 'AC9', tokens: ['token'] };
  const { id } = await addAccount(ringtree.workspace, gone);
  await ringtree.answer('+14155550643', otherWay(gone.name));
  await ringtree.database.prisma.providerAccount.delete({ where: { id } });
});
afterAll(() => ringtree?.close());

describe.each(providerNames)('text messages through %s', (provider) => {
  const messages = () => new Messages(ringtree.phone(provider));
  const caller = (last: string) => `+1212555${provider === 'twilio' ? '02' : '03'}${last}`;

  it('goes out, and its reports are kept, whatever their order', async () => {
    const from = caller('01');
    const call = await ringtree.phone(provider).calls(number, { from });
    await call.silence();
    call.hears(/Bye/);
    const sent = await ringtree.rest.takesMessage(from);
    expect(sent).toMatchObject({ from: number, to: from, text: 'Thank you.' });
    expect(await messages().reports(sent, 'delivered')).toBe(200);
    expect(await messages().reports(sent, 'sent')).toBe(200);
    expect(await stored(from)).toMatchObject([
      { direction: 'outbound', provider, status: 'delivered', providerMessageId: sent.id, error: null },
    ]);
  });

  it('that is not delivered says why', async () => {
    const from = caller('02');
    await (await ringtree.phone(provider).calls(number, { from })).silence();
    const sent = await ringtree.rest.takesMessage(from);
    await messages().reports(sent, 'undelivered', '30003');
    expect(await stored(from)).toMatchObject([
      { status: 'failed', error: 'The provider could not deliver it (error 30003).' },
    ]);
  });

  it('keeps what is sensitive out of the list', async () => {
    const from = caller('03');
    await (await ringtree.phone(provider).calls(number, { from })).presses('80471#');
    expect((await ringtree.rest.takesMessage(from)).text).toBe('Thank you. 80471');
    expect(await stored(from)).toMatchObject([{ body: '••••' }]);
  });

  it('sends nothing after STOP, and again after START', async () => {
    const from = caller('04');
    const write = (text: string, id?: string) =>
      messages().writes(number, text, { from, ...(id === undefined ? {} : { id }) });
    expect(await write('Hello & welcome?')).toBe('');
    expect(await write('help')).toBe(helpMessage);
    expect(await write('Stop.', `${provider}-stop`)).toBe('');
    expect(await write('HELP')).toBe('');
    await (await ringtree.phone(provider).calls(number, { from })).silence();
    await expect
      .poll(async () => (await stored(from))[0])
      .toMatchObject({ status: 'failed', error: expect.stringContaining('opted out') });
    expect(await write('inicio')).toBe('');
    expect(await write('Iniciar')).toBe('');
    // The provider brings the old STOP once more.
    expect(await write('Stop.', `${provider}-stop`)).toBe('');
    expect(await write('Ayuda')).toBe(helpMessage);
    await (await ringtree.phone(provider).calls(number, { from })).silence();
    expect((await ringtree.rest.takesMessage(from)).text).toBe('Thank you.');
    const inbound = (await stored(from)).filter(({ direction }) => direction === 'inbound');
    expect(inbound.map(({ body }) => body).toReversed()).toEqual([
      'Hello & welcome?',
      'help',
      'Stop.',
      'HELP',
      'inicio',
      'Iniciar',
      'Ayuda',
    ]);
  });

  it('takes none that is not signed, or for a number of somebody else', async () => {
    const from = caller('05');
    const url = `${ringtree.server.tunnel.publicUrl}/v1/${provider}/message`;
    const body = new URLSearchParams({ From: from, To: number, Body: 'STOP', MessageSid: 'SM1' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const request = { method: 'POST', url, headers, body } as const;
    expect((await exchange(request, ringtree.server.tunnel)).status).toBe(403);
    const unknown = { ...request, url: `${url}/01890000-0000-7000-8000-000000000000` };
    expect((await exchange(unknown, ringtree.server.tunnel)).status).toBe(403);
    await expect(messages().writes('+14155559999', 'STOP', { from })).rejects.toThrow('403');
    expect(await stored(from)).toEqual([]);
  });
});

it('goes through a chosen account, whose provider reports on it', async () => {
  const from = '+12125550401';
  await ringtree.phone('twilio').calls('+14155550642', { from });
  const sent = await ringtree.rest.takesMessage(from);
  expect(sent).toMatchObject({ account: accounts.plivo.id, from: '+14155550641', text: 'From elsewhere.' });
  expect(await new Messages(ringtree.phone('plivo')).reports(sent, 'delivered')).toBe(200);
  expect(await stored(from)).toMatchObject([
    { provider: 'plivo' satisfies ProviderName, status: 'delivered' },
  ]);
});

it('says where the chosen account is missing', async () => {
  const from = '+12125550402';
  await ringtree.phone('twilio').calls('+14155550643', { from });
  await expect
    .poll(async () => (await stored(from))[0])
    .toMatchObject({ status: 'failed', error: expect.stringContaining('nobody’s') });
});

/** The newest first. */
function stored(ofNumber: string) {
  return listMessages(ringtree.workspace, { number: ofNumber, most: 50 });
}
