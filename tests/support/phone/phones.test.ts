import { afterEach, describe, expect, it } from 'vitest';
import { type OfficeServer, openOffice } from './office.ts';
import { type PhoneOptions, PlivoPhone, TwilioPhone } from './phone.ts';
import { plivoOffice } from './plivo/plivo-office.ts';
import { twilioOffice } from './twilio/twilio-office.ts';

const token = 'a token that only the provider and we know';
const providers = [
  { name: 'Twilio', office: twilioOffice, phone: (options: PhoneOptions) => new TwilioPhone(options) },
  { name: 'Plivo', office: plivoOffice, phone: (options: PhoneOptions) => new PlivoPhone(options) },
];

let office: OfficeServer | null = null;
afterEach(async () => {
  await office?.close();
  office = null;
});

describe.each(providers)('a telephone of $name', ({ name, office: kind, phone }) => {
  const open = async (options: Partial<PhoneOptions> = {}) => {
    const server = await openOffice(kind, token);
    office = server;
    const tunnel = { publicUrl: 'https://phones.test', origin: () => server.origin, patience: 0, cutOff: 0 };
    return { server, phone: phone({ account: { id: 'account-1', token }, tunnel, ...options }) };
  };
  const paths = () => office?.heard.map((one) => one.path) ?? [];

  it('presses a key, goes through a screening and leaves a room', async () => {
    const { phone: telephone } = await open();
    const call = await telephone.calls('+14155550199');
    call.hears(/Press 1 for sales & more/, { language: 'en-GB' });
    await call.presses('1');
    call.hears(/You chose 1/);
    await call.calleeBusy(1);
    expect(call.status()).toBe('ringing');
    await call.calleeAnswers({ presses: '1', hears: /to accept/ });
    expect(call.status()).toBe('talking');
    await call.calleeHangsUp();
    expect(call.status()).toBe('in-conference');
    await call.leavesConference();
    call.hears(/Good bye/);
    expect(call.status()).toBe('over');
    expect(paths()).toContain('status');
  });

  it('stays silent, is refused, leaves a message, and its callbacks come late', async () => {
    const { phone: telephone, server } = await open();
    const call = await telephone.calls('+14155550199');
    await call.says('sales please');
    call.hears(/You chose sales please/);
    await call.calleeAnswers();
    await call.calleeAnswers({ presses: '9' });
    call.hears(/Leave a message/);
    call.holdsCallbacks();
    await call.leavesMessage(14);
    await call.callbackRecording();
    await call.callbackTranscription('call me back');
    expect(paths()).not.toContain('ready');
    await call.deliversCallbacks((held) => held.toReversed());
    expect(paths().slice(-3)).toEqual(['transcript', 'ready', 'status']);
    expect(JSON.stringify(server.heard.at(-3)?.parameters)).toContain('call me back');
  });

  it('falls through to the next verb when nothing is pressed or said', async () => {
    const { phone: telephone } = await open();
    const call = await telephone.calls('+14155550199');
    await call.silence();
    call.hears(/Nothing was pressed/);
    expect(paths()).toEqual(['voice', 'silent', 'status']);
  });

  it('leaves the document at a silent recording', async () => {
    const { phone: telephone } = await open();
    const call = await telephone.calls('+14155550199');
    await call.presses('1');
    await call.calleeNoAnswer();
    await call.staysSilentOnRecord();
    call.hears(/Nothing was pressed/);
    expect(paths()).not.toContain('recorded');
  });

  it('hangs up while it rings, and tells the action and the status address', async () => {
    const { phone: telephone } = await open();
    const call = await telephone.calls('+14155550199');
    await call.presses('1');
    await call.hangsUp();
    expect(paths().slice(-2)).toEqual(['dialed', 'status']);
    expect(call.status()).toBe('over');
  });

  it('asks by GET where it is told to, signed with the query', async () => {
    const { phone: telephone, server } = await open({ method: 'GET' });
    const call = await telephone.calls('+14155550199', { callerName: 'Änne & Sohn' });
    expect(call.exchanges[0]?.request.body).toBe('');
    expect(server.heard[0]?.parameters['CallerName']).toBe('Änne & Sohn');
    await call.hangsUp();
  });

  it('sends the same bytes again, and goes to the fallback address when a reply is lost', async () => {
    const { phone: telephone, server } = await open();
    const call = await telephone.calls('+14155550199');
    const { first, again } = await call.repeatLastWebhook();
    expect(again).toBe(first);
    expect(server.heard[1]).toEqual(server.heard[0]);
    await call.sendLate((one) => one.event.kind === 'started');
    call.losesNextReply();
    await call.presses('1');
    expect(paths().slice(-2)).toEqual(['menu', 'fallback']);
    call.hears(/Press 1/);
  });

  it('tells the whole story when something else happens than told', async () => {
    const { phone: telephone } = await open();
    const call = await telephone.calls('+14155550199');
    expect(() => call.hears(/Tarzan/)).toThrow(/Tarzan.*is not heard, but .*Press 1[\s\S]*-> started/);
    await expect(call.presses('12')).rejects.toThrow(/more than the 1 keys/);
    await expect(call.calleeBusy()).rejects.toThrow(/at a gather, not at a dial/);
    await call.silence();
    await expect(call.presses('1')).rejects.toThrow(/the call is over/);
  });

  it('is refused with a wrong token', async () => {
    const { phone: telephone } = await open({ account: { id: 'account-1', token: 'another' } });
    await expect(telephone.calls('+14155550199')).rejects.toThrow(/answered 403/);
  });

  it('refuses documents that its provider would not run', () => {
    const read = (body: string) => () =>
      phone({
        account: { id: 'a', token },
        tunnel: { publicUrl: '', origin: () => '', patience: 0, cutOff: 0 },
      }).wire.read(`<Response>${body}</Response>`, 'https://phones.test/v1/x/voice');
    expect(read('<Play>hello.mp3')).toThrow(/close|unclosed|tag/i);
    expect(read('<Sing/>')).toThrow(/<Sing> must not stand inside <Response>/);
    expect(read('<Redirect tempo="3">x</Redirect>')).toThrow(/unexpected attribute tempo/);
    expect(read('<Redirect method="PUT">x</Redirect>')).toThrow(/method PUT/);
    expect(read(name === 'Twilio' ? '<Dial/>' : '<Dial></Dial>')).toThrow(/<Dial>/);
  });
});
