import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FlowSketch, words } from '../support/flows.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { passed, storedCall, storedTurns } from '../support/stored.ts';

const number = '+14155550301';
const room = new FlowSketch('Conference line')
  .node('start', 'incoming-call')
  .node('room', 'conference', {
    name: 'room-{{ called.number }}',
    moderator: 'by-pin',
    muted: 'except-moderator',
    pin: {
      on: true,
      code: '2468',
      moderatorCode: '1357',
      prompt: words('Enter your PIN.'),
      wrongPrompt: words('That PIN is wrong.'),
      noInputPrompt: words('We heard nothing.'),
    },
    announcement: words('You are in.'),
    wait: 'music',
    music: words('The moderator will come soon.'),
    hangUpOnStar: true,
    record: true,
  })
  .node('left', 'hang-up', { prompt: words('You have left.') })
  .node('wrong', 'hang-up', { prompt: words('No admittance.') })
  .wire('start', 'next', 'room')
  .wire('room', { left: 'left', 'wrong-pin': 'wrong' });

let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree();
  await ringtree.answer(number, room);
});
afterAll(() => ringtree?.close());

describe.each(providerNames)('a conference through %s', (provider) => {
  const calls = () => ringtree.phone(provider).calls(number);
  const lastDocument = (call: Awaited<ReturnType<typeof calls>>) =>
    call.exchanges.findLast(({ response }) => response.body.includes('Conference'))?.response.body ?? '';

  it('lets a participant in after a wrong PIN, muted and with music until the moderator comes', async () => {
    const call = await calls();
    await call.presses('1111#');
    call.hears(/PIN is wrong/).hears(/Enter your PIN/);
    await call.presses('2468#');
    call.hears(/You are in/);
    expect(call.status()).toBe('in-conference');
    call.hearsWhileWaiting(/moderator will come/);
    expect(lastDocument(call)).toMatch(/startConferenceOnEnter="false"/);
    expect(lastDocument(call)).toMatch(/muted="true"/);
    await call.pressesStar();
    call.hears(/You have left/);
    const { state } = await storedCall(ringtree.database, call);
    expect(state.steps['room']).toMatchObject({ status: 'left', moderator: false, attempts: 2 });
  });

  it('starts and ends with the moderator', async () => {
    const call = await calls();
    await call.presses('1357#');
    expect(lastDocument(call)).toMatch(/startConferenceOnEnter="true"/);
    expect(lastDocument(call)).toMatch(/endConferenceOnExit="true"/);
    expect(lastDocument(call)).not.toMatch(/muted="true"/);
    await call.hangsUp();
    expect(await passed(ringtree.database, call)).toContain('room > caller-hung-up');
    const changes = (await storedTurns(ringtree.database, call)).filter(
      ({ kind }) => kind === 'conference-changed',
    );
    expect(changes.length).toBeGreaterThan(1);
  });

  it('turns away who knows no PIN, and keeps no PIN', async () => {
    const call = await calls();
    await call.silence();
    call.hears(/heard nothing/);
    await call.presses('90909#');
    await call.presses('80808#');
    call.hears(/No admittance/);
    expect(await passed(ringtree.database, call)).toContain('room > wrong-pin');
    expect(JSON.stringify(await storedTurns(ringtree.database, call))).not.toMatch(/90909|80808/);
  });
});
