import { describe, expect, test } from 'vitest';
import { limits } from '#runtime/contract/limits.ts';
import { hasSecret } from '#runtime/contract/secret.ts';
import { playing, program, resources, said, step } from './fixture.ts';

const menu = program({
  start: { kind: 'begin', to: { next: 'hello', error: 'sorry', 'hang-up': 'note' } },
  hello: { kind: 'say', data: { text: 'Hello {{ caller.number }}' }, to: { next: 'ask' } },
  ask: { kind: 'ask', to: { '1': 'one', '2': 'crash', '3': 'ask' } },
  one: { kind: 'say', data: { text: 'You pressed {{ steps.ask.digits }}' }, to: { next: 'bye' } },
  crash: { kind: 'crash' },
  sorry: { kind: 'say', data: { text: 'Sorry' }, to: { next: 'bye' } },
  note: { kind: 'note', data: { text: 'gone' }, to: { next: 'hello' } },
  bye: { kind: 'bye' },
});

describe('a turn', () => {
  test('walks to the first step that waits and numbers the document', () => {
    const call = playing(menu);
    const turn = call.start();
    expect(said(turn)).toEqual(['Hello +14155550100', 'gather']);
    expect(turn.reply).toMatchObject({ thread: 'main', number: 1 });
    expect(turn.trace.map(({ node, port }) => [node, port])).toEqual([
      ['start', 'next'],
      ['hello', 'next'],
      ['ask', null],
    ]);
  });

  test('goes on from the answer and ends with a hang-up', () => {
    const call = playing(menu);
    call.start();
    expect(said(call.press('1'))).toEqual(['You pressed 1', 'hang-up']);
    expect(call.state().frames).toEqual([]);
    expect(call.state().steps).toEqual({ ask: { digits: '1' } });
  });

  test('does not change the state it was given', () => {
    const call = playing(menu);
    call.start();
    const before = JSON.stringify(call.state());
    const given = call.state();
    const base = { callId: 'call-1', provider: 'test', at: 1, seed: 's' };
    step(
      menu,
      given,
      {
        ...base,
        class: 'answer',
        kind: 'digits-gathered',
        thread: 'main',
        document: 1,
        callerGone: false,
        digits: '1',
      },
      resources,
    );
    expect(JSON.stringify(given)).toBe(before);
  });

  test('loses nothing when there is no call for an event: it throws for the driver', () => {
    const event = {
      callId: 'x',
      provider: 'test',
      at: 1,
      seed: 's',
      class: 'fact',
      kind: 'call-ended',
      key: 'k',
      status: 'completed',
      seconds: 1,
      cause: '',
    } as const;
    expect(() => step(menu, null, event, resources)).toThrow('No call is stored');
  });
});

describe('repeated and late events', () => {
  test('a second answer to the same document changes nothing and gets the current document', () => {
    const call = playing(menu);
    call.start();
    const first = call.press('3');
    const late = call.press('1', 1);
    expect(late.changed).toBe(false);
    expect(late.reply).toEqual(first.reply);
  });

  test('the first answer URL, asked again, gets the current document', () => {
    const call = playing(menu);
    const first = call.start();
    const again = call.start();
    expect(again.changed).toBe(false);
    expect(again.reply).toEqual(first.reply);
  });

  test('the fallback URL gets the current document', () => {
    const call = playing(menu);
    const first = call.start();
    const turn = call.send({ class: 'fetch', kind: 'document-fetched', thread: 'main', reason: 'fallback' });
    expect(turn).toMatchObject({ changed: false, reply: first.reply });
  });

  test('a fact is applied once by its key', () => {
    const call = playing(menu);
    call.start();
    expect(call.hangUp().changed).toBe(true);
    expect(call.hangUp().changed).toBe(false);
    expect(call.state().ended).toMatchObject({ status: 'completed', seconds: 12 });
  });

  test('facts do not move the document', () => {
    const call = playing(menu);
    call.start();
    call.fact({ kind: 'call-progressed', key: 'status:in-progress', status: 'in-progress' });
    expect(call.state().threads.main?.document).toBe(1);
    expect(said(call.press('1'))).toEqual(['You pressed 1', 'hang-up']);
  });
});

describe('no call dies on the graph', () => {
  test('a crashed step goes to the error handler', () => {
    const call = playing(menu);
    call.start();
    const turn = call.press('2');
    expect(said(turn)).toEqual(['Sorry', 'hang-up']);
    expect(turn.trace.map(({ why }) => why).join('\n')).toContain('out of paper');
  });

  test('an unwired outcome goes to the error handler', () => {
    const call = playing(menu);
    call.start();
    expect(said(call.press('9'))).toEqual(['Sorry', 'hang-up']);
  });

  test('without a handler the caller hears an apology', () => {
    const call = playing(
      program({ start: { kind: 'begin', to: { next: 'crash' } }, crash: { kind: 'crash' } }),
    );
    expect(said(call.start())).toEqual(['Sorry, something went wrong.', 'hang-up']);
  });

  test.each([
    [undefined, 'de-DE', { gender: 'male' }],
    ['de-DE', 'de-DE', { gender: 'male' }],
    ['en-US', 'en-US', {}],
  ])(
    'the installation’s apology, of the language %s, is spoken in %s to a German caller',
    (own, language, voice) => {
      const settings = { languages: ['de-DE'], voice: { gender: 'male' as const } };
      const fallback = { ...resources.fallback, ...(own === undefined ? {} : { language: own }) };
      const call = playing(program({ start: { kind: 'begin' } }, { settings }), { ...resources, fallback });
      const { reply } = call.start();
      expect(reply).toMatchObject({ document: { instructions: [{ kind: 'say', language, voice }, {}] } });
    },
  );

  test('and the fallback number is rung, once', () => {
    const played = program({ start: { kind: 'begin' } }, { settings: { fallbackNumber: '+14155550111' } });
    const call = playing(played);
    const turn = call.start();
    expect(said(turn)).toEqual(['Sorry, something went wrong.', 'dial']);
    const after = call.answer({
      kind: 'dial-ended',
      status: 'busy',
      seconds: null,
      recording: null,
      legCallId: '',
    });
    expect(said(after)).toEqual(['hang-up']);
  });

  test('a failing error handler ends in the last resort', () => {
    const played = program({
      start: { kind: 'begin', to: { next: 'crash', error: 'crash' } },
      crash: { kind: 'crash' },
    });
    expect(said(playing(played).start())).toEqual(['Sorry, something went wrong.', 'hang-up']);
  });

  test('steps that go round without the caller are stopped', () => {
    const played = program({
      start: { kind: 'begin', to: { next: 'a' } },
      a: { kind: 'note', data: { text: 'a' }, to: { next: 'b' } },
      b: { kind: 'note', data: { text: 'b' }, to: { next: 'a' } },
    });
    const turn = playing(played).start();
    expect(said(turn).at(-1)).toBe('hang-up');
    expect(turn.trace.length).toBeLessThan(limits.nodesPerTurn + 10);
  });

  test('a call that goes on for too many turns is ended', () => {
    const call = playing(menu);
    call.start();
    let last = call.press('3');
    for (let turn = 0; turn < limits.turnsPerCall + 5 && call.state().frames.length > 0; turn += 1)
      last = call.press('3');
    expect(said(last)).toEqual(['Sorry', 'hang-up']);
  });

  test('a call that lasts too long goes to the error handler', () => {
    const call = playing(menu);
    call.start();
    call.pass(menu.settings.longestMinutes + 1);
    expect(said(call.press('3'))).toEqual(['Sorry', 'hang-up']);
  });

  test('a long document is cut into pages', () => {
    const sketch: Parameters<typeof program>[0] = {
      start: { kind: 'begin', to: { next: 'n0' } },
      bye: { kind: 'bye' },
    };
    for (let index = 0; index < 80; index += 1) {
      sketch[`n${index}`] = {
        kind: 'say',
        data: { text: `${index}` },
        to: { next: index === 79 ? 'bye' : `n${index + 1}` },
      };
    }
    const call = playing(program(sketch));
    const first = said(call.start());
    expect(first).toHaveLength(limits.instructionsPerDocument + 1);
    expect(first.at(-1)).toBe('continue');
    const second = said(call.answer({ kind: 'continued' }));
    expect(second).toEqual([
      ...Array.from(
        { length: 80 - limits.instructionsPerDocument },
        (_, index) => `${index + limits.instructionsPerDocument}`,
      ),
      'hang-up',
    ]);
  });
});

describe('the end of a call', () => {
  test('runs the hang-up handler up to the first step that needs somebody', () => {
    const call = playing(menu);
    call.start();
    const turn = call.hangUp();
    expect(call.state().vars.noted).toBe('gone');
    expect(turn.reply).toEqual({ kind: 'nothing' });
    expect(call.state().frames).toEqual([]);
  });

  test('is no hang-up when the flow itself had ended it', () => {
    const call = playing(menu);
    call.start();
    call.press('1');
    call.hangUp();
    expect(call.state().vars['noted']).toBeUndefined();
    expect(call.state().status).toBe('ended');
  });

  test('lets the waiting step leave by its own outcome first', () => {
    const played = program({
      start: { kind: 'begin', to: { next: 'ask' } },
      ask: { kind: 'ask', to: { gone: 'note' } },
      note: { kind: 'note', data: { text: 'left while asked' } },
    });
    const call = playing(played);
    call.start();
    call.hangUp();
    expect(call.state().vars.noted).toBe('left while asked');
  });

  test('an answer after the end changes nothing', () => {
    const call = playing(menu);
    call.start();
    call.hangUp();
    expect(call.press('1').changed).toBe(false);
  });

  test('a recording and its transcript may come after it, in any order', () => {
    const call = playing(menu);
    call.start();
    call.hangUp();
    call.fact({ kind: 'transcribed', key: 't', recordingId: 'RE1', text: 'Hello', status: 'completed' });
    call.fact({
      kind: 'recording-ready',
      key: 'r',
      status: 'completed',
      recording: { id: 'RE1', url: 'https://x/RE1', seconds: 4 },
    });
    expect(call.state().recordings.RE1).toMatchObject({
      url: 'https://x/RE1',
      seconds: 4,
      transcript: 'Hello',
      status: 'completed',
    });
  });
});

describe('a recording that is reported by its document alone', () => {
  test('belongs to the step that wrote the document, also when the call has gone on', () => {
    const played = program({
      start: { kind: 'begin', to: { next: 'tape' } },
      tape: { kind: 'tape', to: { next: 'ask' } },
      ask: { kind: 'ask', to: {} },
    });
    const call = playing(played);
    call.start();
    call.answer({ kind: 'nothing-recorded' });
    call.fact({
      kind: 'recording-ready',
      key: 'r',
      status: 'completed',
      recording: { id: 'RE1', url: 'https://x/RE1', seconds: 4 },
      document: 1,
    });
    expect(call.state().recordings['RE1']).toMatchObject({ step: 'tape' });
  });
});

describe('secrets', () => {
  const played = program({
    start: { kind: 'begin', to: { next: 'pin' } },
    pin: { kind: 'secret', to: { next: 'read' } },
    read: { kind: 'say', data: { text: 'You entered {{ steps.pin.digits }}' }, to: { next: 'check' } },
    check: { kind: 'bye' },
  });

  test('stand in no document, result or trace', () => {
    const call = playing(played);
    call.start();
    const turn = call.press('4711');
    expect(turn.sensitive).toBe(true);
    const { secrets, ...open } = call.state();
    expect(JSON.stringify([open, turn.trace, turn.outbox, turn.reply])).not.toContain('4711');
    expect(Object.values(secrets)).toContain('You entered 4711');
    expect(hasSecret(JSON.parse(JSON.stringify(turn.reply)))).toBe(true);
  });
});

describe('look-ups', () => {
  const looking = (text: string) =>
    program({
      start: { kind: 'begin', to: { next: 'look' } },
      look: { kind: 'look', data: { text }, to: { next: 'found', failed: 'lost' } },
      found: { kind: 'say', data: { text: 'It is {{ vars.found }}' }, to: { next: 'bye' } },
      lost: { kind: 'say', data: { text: 'Not known' }, to: { next: 'bye' } },
      bye: { kind: 'bye' },
    });

  test('come before the reply when nothing is to be said meanwhile', () => {
    const call = playing(looking(''));
    const turn = call.start();
    if (turn.reply.kind !== 'needs') throw new Error('A look-up was expected');
    const id = turn.reply.needs[0]?.id ?? '';
    const after = call.send({
      class: 'look-up',
      kind: 'look-up-ended',
      results: { [id]: { ok: true, value: 7 } },
    });
    expect(said(after)).toEqual(['It is 7', 'hang-up']);
  });

  test('come before the reply once; another one after it lets the caller wait', () => {
    const call = playing(
      program({
        start: { kind: 'begin', to: { next: 'one' } },
        one: { kind: 'look', to: { next: 'two' } },
        two: { kind: 'look', to: { next: 'bye' } },
        bye: { kind: 'bye' },
      }),
    );
    const turn = call.start();
    if (turn.reply.kind !== 'needs') throw new Error('A look-up was expected');
    const results = Object.fromEntries(turn.reply.needs.map(({ id }) => [id, { ok: true, value: 1 }]));
    const after = call.send({ class: 'look-up', kind: 'look-up-ended', results });
    expect(said(after)).toEqual(['continue']);
    expect(after.background).toHaveLength(1);
  });

  test('run while the caller hears a prompt, then waits', () => {
    const call = playing(looking('One moment.'));
    const turn = call.start();
    expect(said(turn)).toEqual(['One moment.', 'continue']);
    const [need] = turn.background;
    expect(said(call.answer({ kind: 'continued' }))).toEqual(['pause', 'continue']);
    const told = call.fact({
      kind: 'look-ups-ended',
      key: 'l',
      results: { [need?.id ?? '']: { ok: true, value: 7 } },
    });
    expect(told.reply).toEqual({ kind: 'nothing' });
    expect(said(call.answer({ kind: 'continued' }))).toEqual(['It is 7', 'hang-up']);
  });

  test('that got lost are started again, at last given up', () => {
    const call = playing(looking('One moment.'));
    call.start();
    for (let tries = 1; tries < limits.lookUpTries; tries += 1) {
      call.pass(1);
      expect(call.answer({ kind: 'continued' }).background).toHaveLength(1);
    }
    call.pass(1);
    expect(said(call.answer({ kind: 'continued' }))).toEqual(['Not known', 'hang-up']);
  });

  test('that got lost are started again also when the clock was moved back meanwhile', () => {
    const call = playing(looking('One moment.'));
    call.start();
    call.pass(-120);
    expect(call.answer({ kind: 'continued' }).background).toHaveLength(1);
  });
});

describe('subflows', () => {
  const inner = program(
    {
      start: { kind: 'begin', to: { next: 'ask' } },
      ask: { kind: 'ask', to: { '1': 'ret', '2': 'crash' } },
      ret: { kind: 'ret' },
      crash: { kind: 'crash' },
    },
    { version: 'v2' },
  );
  const outer = program(
    {
      start: { kind: 'begin', to: { next: 'sub', error: 'sorry' } },
      sub: { kind: 'sub', data: { flow: 'flow-v2' }, to: { next: 'after' } },
      after: {
        kind: 'say',
        data: { text: 'Back with {{ steps.sub.heard }} and {{ vars.count }}' },
        to: { next: 'bye' },
      },
      sorry: { kind: 'say', data: { text: 'Sorry {{ vars.count }}' }, to: { next: 'bye' } },
      bye: { kind: 'bye' },
    },
    { subflows: [inner] },
  );

  test('have variables of their own and give results back', () => {
    const call = playing(outer);
    call.start();
    expect(call.state().frames.map(({ kind }) => kind)).toEqual(['flow', 'subflow']);
    expect(said(call.press('1'))).toEqual(['Back with yes and 0', 'hang-up']);
  });

  test('fail into the handler of the flow around them', () => {
    const call = playing(outer);
    call.start();
    expect(said(call.press('2'))).toEqual(['Sorry 0', 'hang-up']);
  });

  test('give back what was there when the call ends in them', () => {
    const noting = program(
      {
        start: { kind: 'begin', to: { next: 'sub', 'hang-up': 'note' } },
        sub: { kind: 'sub', data: { flow: 'flow-v2' }, to: { next: 'bye' } },
        note: { kind: 'note', data: { text: '{{ vars.count }}' } },
        bye: { kind: 'bye' },
      },
      { subflows: [inner] },
    );
    const call = playing(noting);
    call.start();
    call.hangUp();
    expect(call.state().vars).toEqual({ count: 0, noted: '{{ vars.count }}' });
  });

  test('return from their own error handler too, and a main flow that returns ends the call', () => {
    const handled = program(
      {
        start: { kind: 'begin', to: { next: 'crash', error: 'ret' } },
        crash: { kind: 'crash' },
        ret: { kind: 'ret' },
      },
      { version: 'v3' },
    );
    const outside = program(
      {
        start: { kind: 'begin', to: { next: 'sub' } },
        sub: { kind: 'sub', data: { flow: 'flow-v3' }, to: { next: 'after' } },
        after: { kind: 'say', data: { text: 'Back with {{ steps.sub.heard }}' }, to: { next: 'ret' } },
        ret: { kind: 'ret' },
      },
      { subflows: [handled] },
    );
    const call = playing(outside);
    expect(said(call.start())).toEqual(['Back with yes', 'hang-up']);
    expect(call.state().frames).toEqual([]);
  });
});

describe('a jump', () => {
  const target = program(
    {
      start: { kind: 'begin', to: { next: 'ask', error: 'sorry', 'hang-up': 'note' } },
      ask: { kind: 'ask', to: { '1': 'say', '2': 'crash', '3': 'ret' } },
      say: {
        kind: 'say',
        data: { text: 'Here with {{ vars.given }} and {{ vars.count }}' },
        to: { next: 'bye' },
      },
      crash: { kind: 'crash' },
      ret: { kind: 'ret' },
      sorry: { kind: 'say', data: { text: 'Sorry from there' }, to: { next: 'crash' } },
      note: { kind: 'note', data: { text: 'noted there' } },
      bye: { kind: 'bye' },
    },
    { version: 'v2', settings: { fallbackMessage: { 'en-US': 'The last word of there' } } },
  );
  const between = program(
    {
      start: { kind: 'begin', to: { next: 'jump' } },
      jump: { kind: 'jump', data: { flow: 'flow-v2' } },
    },
    { version: 'v3', subflows: [target] },
  );
  const first = program(
    {
      start: { kind: 'begin', to: { next: 'sub', error: 'sorry', 'hang-up': 'note' } },
      sub: { kind: 'sub', data: { flow: 'flow-v3' }, to: { next: 'sorry' } },
      sorry: { kind: 'say', data: { text: 'Sorry from here' }, to: { next: 'bye' } },
      note: { kind: 'note', data: { text: 'noted here' } },
      bye: { kind: 'bye' },
    },
    { subflows: [between] },
  );
  const jumped = () => {
    const call = playing(first);
    call.start();
    return call;
  };

  test('takes nothing along but what it gives', () => {
    const call = jumped();
    expect(call.state().frames.map(({ kind, version }) => [kind, version])).toEqual([['flow', 'v2']]);
    expect(said(call.press('1'))).toEqual(['Here with yes and 0', 'hang-up']);
  });

  test('leads to the handlers and the last words of where it went', () => {
    const call = jumped();
    expect(said(call.press('2'))).toEqual(['Sorry from there', 'The last word of there', 'hang-up']);
    call.hangUp();
    expect(call.state().vars['noted']).toBe('noted there');
  });

  test('never comes back', () => {
    const call = jumped();
    expect(said(call.press('3'))).toEqual(['hang-up']);
  });

  test('to a flow that is not pinned is an error', () => {
    const lost = program({
      start: { kind: 'begin', to: { next: 'jump', error: 'sorry' } },
      jump: { kind: 'jump', data: { flow: 'flow-v9' } },
      sorry: { kind: 'say', data: { text: 'Sorry' }, to: { next: 'bye' } },
      bye: { kind: 'bye' },
    });
    expect(said(playing(lost).start())).toEqual(['Sorry', 'hang-up']);
  });
});

describe('legs', () => {
  const played = program({
    start: { kind: 'begin', to: { next: 'ring' } },
    ring: { kind: 'ring', to: { next: 'bye' } },
    bye: { kind: 'bye' },
  });
  const fetchLeg = { class: 'fetch', kind: 'document-fetched', thread: 'leg:1', reason: 'whisper' };

  test('have documents and numbers of their own', () => {
    const call = playing(played);
    call.start();
    const leg = call.send(fetchLeg);
    expect(said(leg)).toEqual(['For leg:1', 'gather']);
    expect(leg.reply).toMatchObject({ thread: 'leg:1', number: 1 });
    expect(call.send(fetchLeg)).toMatchObject({ changed: false, reply: leg.reply });
    const accepted = call.answer({ kind: 'digits-gathered', digits: '1', thread: 'leg:1', document: 1 });
    expect(accepted.reply).toMatchObject({ thread: 'leg:1', number: 2, document: { instructions: [] } });
    expect(call.state().threads.main?.document).toBe(1);
    call.press('1');
    expect(call.state().steps.ring).toEqual({ local: { accepted: true } });
  });

  test('of an earlier stay, or that nobody rang, are hung up', () => {
    const call = playing(played);
    call.start();
    call.press('1');
    expect(said(call.send(fetchLeg))).toEqual(['hang-up']);
    expect(said(call.send({ ...fetchLeg, thread: 'leg:7' }))).toEqual(['hang-up']);
  });
});

describe('rejecting', () => {
  test('works as the very first instruction', () => {
    const call = playing(
      program({ start: { kind: 'begin', to: { next: 'refuse' } }, refuse: { kind: 'refuse' } }),
    );
    expect(said(call.start())).toEqual(['reject']);
  });

  test('becomes a hang-up once something was said', () => {
    const played = program({
      start: { kind: 'begin', to: { next: 'hello' } },
      hello: { kind: 'say', data: { text: 'Hi' }, to: { next: 'refuse' } },
      refuse: { kind: 'refuse' },
    });
    expect(said(playing(played).start())).toEqual(['Hi', 'hang-up']);
  });
});

describe('back to the menu before', () => {
  const played = program({
    start: { kind: 'begin', to: { next: 'first' } },
    first: { kind: 'ask', to: { '1': 'second' } },
    second: { kind: 'ask', to: { '1': 'second', '9': 'back' } },
    back: { kind: 'back', to: { none: 'bye' } },
    bye: { kind: 'bye' },
  });

  test('leads to the menu visited before', () => {
    const call = playing(played);
    call.start();
    call.press('1');
    call.press('9');
    expect(call.state().frames.at(-1)?.node).toBe('second');
  });
});
