import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFlow } from '#lib/flows/find-flow.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { passed, storedCall } from '../support/stored.ts';

const clinic = '+14155550701';
const line = '+14155550702';
let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree();
  // They are seeded while the server answers already.
  const seeded = (slug: string) => vi.waitFor(() => findFlow(ringtree.workspace, slug), { timeout: 10_000 });
  await ringtree.assign(clinic, await seeded('clinic-front-desk'));
  await ringtree.assign(line, await seeded('conference-line'));
});
afterAll(() => ringtree?.close());

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
});
