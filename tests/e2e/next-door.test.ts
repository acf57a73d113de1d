import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { passed } from '../support/stored.ts';
import { frontDesk } from './front-desk.flow.ts';

const number = '+14155550199';
let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree({ door: 'next' });
  await ringtree.answer(number, frontDesk());
});
afterAll(() => ringtree?.close());

describe.each(providerNames)('through Next.js alone, as a serverless deployment has it, %s', (provider) => {
  it('plays a whole call', async () => {
    const call = await ringtree.phone(provider).calls(number);
    call.hears(/Welcome/).hears(/Press 1/);
    await call.presses('9');
    call.hears(/no choice/);
    await call.presses('1');
    await call.calleeBusy();
    await call.calleeNoAnswer();
    await call.leavesMessage(8);
    call.hears(/Thank you/);
    expect(call.status()).toBe('over');
    expect(await passed(ringtree.database, call)).toContain('voicemail > recorded');
  });

  it('refuses a forged one', async () => {
    const account = { id: 'AC00000000000000000000000000000009', token: 'guessed' };
    const stranger = ringtree.phone(provider, { account });
    await expect(stranger.calls(number)).rejects.toThrow(/answered 403/);
  });

  it('is asked by GET too', async () => {
    const call = await ringtree.phone(provider, { method: 'GET' }).calls(number);
    await call.presses('2');
    call.hears(/Main Street/);
  });
});
