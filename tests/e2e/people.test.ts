import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FlowSketch, words } from '../support/flows.ts';
import { openRingtree, providerNames, type Ringtree } from '../support/ringtree.ts';
import { passed, storedCall } from '../support/stored.ts';

const anna = { id: 'anna', label: 'Anna', number: '+14155550101' };
const bert = { id: 'bert', label: 'Bert', number: '+14155550102' };

/** Rings people and says which outcome it was. */
function ring(name: string, data: Record<string, unknown>): FlowSketch {
  const outcomes = ['answered', 'no-answer', 'busy', 'rejected', 'failed'];
  const sketch = new FlowSketch(name)
    .node('start', 'incoming-call')
    .node('ring', 'dial', JSON.parse(JSON.stringify(data)))
    .wire('start', 'next', 'ring');
  for (const outcome of outcomes) {
    sketch.node(outcome, 'hang-up', { prompt: words(`It was ${outcome}.`) }).wire('ring', outcome, outcome);
  }
  return sketch;
}

const accepting = {
  accept: { on: true, key: '1', prompt: words('Press 1 to take the call.') },
  whisper: words('A call from {{ caller.number }}.'),
};
const numbers = {
  accepting: '+14155550201',
  together: '+14155550202',
  whisper: '+14155550203',
  addresses: '+14155550204',
  star: '+14155550205',
  recorded: '+14155550206',
  music: '+14155550207',
} as const;

let ringtree: Ringtree;

beforeAll(async () => {
  ringtree = await openRingtree();
  await ringtree.answer(numbers.accepting, ring('Accepting', { targets: [anna, bert], ...accepting }));
  await ringtree.answer(
    numbers.together,
    ring('Together', { targets: [anna, bert], order: 'together', ...accepting }),
  );
  await ringtree.answer(numbers.whisper, ring('Whisper', { targets: [anna], whisper: accepting.whisper }));
  await ringtree.answer(
    numbers.addresses,
    ring('Addresses', {
      targets: [
        {
          id: 'office',
          kind: 'sip',
          uri: 'sip:desk@office.example',
          username: 'us',
          password: 'secret',
          headers: { 'X-Room': '12' },
        },
        { id: 'app', kind: 'client', client: 'bert', parameters: { topic: 'sales' } },
      ],
      callerId: 'called',
    }),
  );
  await ringtree.answer(numbers.star, ring('Star', { targets: [anna], hangUpOnStar: true }));
  await ringtree.answer(
    numbers.recorded,
    ring('Recorded', { targets: [anna], record: 'from-answer', recordTracks: 'dual', ringback: 'real' }),
  );
  await ringtree.answer(
    numbers.music,
    ring('Music', { targets: [anna], ringback: 'music', music: words('La la la.') }),
  );
});
afterAll(() => ringtree?.close());

describe.each(providerNames)('people rung through %s', (provider) => {
  const calls = (name: keyof typeof numbers) => ringtree.phone(provider).calls(numbers[name]);

  it('accept the call with a key, after they heard who calls', async () => {
    const call = await calls('accepting');
    await call.calleeAnswers({ presses: '1', hears: /call from.*2125550100|Press 1 to take/ });
    expect(call.status()).toBe('talking');
    await call.calleeHangsUp();
    call.hears(/It was answered/);
    const { state } = await storedCall(ringtree.database, call);
    expect(state.steps['ring']).toMatchObject({ status: 'answered', target: 'anna' });
  });

  it('are not connected when they press nothing, and the next one is rung', async () => {
    const call = await calls('accepting');
    await call.calleeAnswers();
    expect(call.status()).toBe('ringing');
    await call.calleeAnswers({ presses: '1' });
    await call.calleeHangsUp();
    call.hears(/It was answered/);
    const { state } = await storedCall(ringtree.database, call);
    expect(state.steps['ring']).toMatchObject({ target: 'bert' });
  });

  it('refuse with another key, all of them', async () => {
    const call = await calls('accepting');
    await call.calleeAnswers({ presses: '2' });
    await call.calleeAnswers();
    call.hears(/It was no-answer/);
    expect(await passed(ringtree.database, call)).toContain('ring > no-answer');
  });

  it('are rung together, and the first who accepts has the call', async () => {
    const call = await calls('together');
    await call.calleeAnswers({ leg: 1 });
    expect(call.status()).toBe('ringing');
    await call.calleeAnswers({ leg: 2, presses: '1' });
    expect(call.status()).toBe('talking');
    await call.calleeHangsUp(20);
    call.hears(/It was answered/);
    const { state } = await storedCall(ringtree.database, call);
    expect(state.steps['ring']).toMatchObject({ target: 'bert', label: 'Bert' });
  });

  it('hear a whisper and are connected without a key', async () => {
    const call = await calls('whisper');
    await call.calleeAnswers({ hears: /call from/ });
    expect(call.status()).toBe('talking');
    await call.calleeHangsUp();
    call.hears(/It was answered/);
  });

  it('are rung at a SIP address and in an app', async () => {
    const call = await calls('addresses');
    await call.calleeNoAnswer();
    await call.calleeAnswers();
    await call.calleeHangsUp();
    call.hears(/It was answered/);
    const documents = call.exchanges.map(({ response }) => response.body).join();
    expect(documents).toContain('sip:desk@office.example');
    expect(documents).toMatch(provider === 'twilio' ? /<Client/ : /sip:bert@phone\.plivo\.com/);
  });

  it('decline, fail and do not answer', async () => {
    for (const [end, outcome] of [
      ['calleeRejects', 'rejected'],
      ['calleeFails', 'failed'],
      ['calleeBusy', 'busy'],
      ['calleeNoAnswer', 'no-answer'],
    ] as const) {
      const call = await calls('whisper');
      await call[end]();
      call.hears(new RegExp(`It was ${outcome}`));
    }
  });

  it('are left by a star, after which the caller goes on', async () => {
    const call = await calls('star');
    await call.calleeAnswers();
    await call.pressesStar();
    call.hears(/It was answered/);
  });

  it('are recorded, and the file comes later', async () => {
    const call = await calls('recorded');
    await call.calleeAnswers();
    await call.calleeHangsUp(33);
    call.hears(/It was answered/);
    await call.callbackRecording({ source: 'dial' });
    const [recording] = Object.values((await storedCall(ringtree.database, call)).state.recordings);
    expect(recording).toMatchObject({ status: 'completed', seconds: 33, step: 'ring' });
  });

  it('are waited for with music where the provider has it', async () => {
    const call = await calls('music');
    if (provider === 'plivo') call.hearsWhileWaiting(/La la la/);
    await call.calleeAnswers();
    await call.calleeHangsUp();
    call.hears(/It was answered/);
  });

  it.each(['action', 'status'] as const)(
    'lose the caller while it rings and while they talk (%s first)',
    async (first) => {
      const ringing = await calls('whisper');
      await ringing.hangsUp(first);
      const talking = await calls('whisper');
      await talking.calleeAnswers();
      await talking.hangsUp(first);
      for (const call of [ringing, talking]) {
        const steps = await passed(ringtree.database, call);
        expect(steps.filter((step) => step.startsWith('ring > '))).toEqual(['ring > caller-hung-up']);
        expect(await storedCall(ringtree.database, call)).toMatchObject({ status: 'ended' });
      }
    },
  );
});
