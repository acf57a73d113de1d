import { describe, expect, test } from 'vitest';
import type { CheckCapability } from '#runtime/contract/capabilities.ts';
import type { FlowSettings } from '#runtime/contract/flow.ts';
import { limits } from '#runtime/contract/limits.ts';
import type { ValidateOptions } from '#runtime/graph/rules/rule.ts';
import { validate } from '#runtime/graph/validate.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';

/** A flow without a problem: each test spoils it in one way. */
function sound(settings: Partial<FlowSettings> = {}): FlowSketch {
  return new FlowSketch('Sound', settings)
    .variable('name', 'text', '')
    .node('in', 'incoming-call')
    .node('menu', 'menu', {
      prompt: words('Press 1 for sales.'),
      options: [{ id: 'sales', label: 'Sales', keys: '1' }],
    })
    .node('bye', 'hang-up')
    .wire('in', 'next', 'menu')
    .wire('menu', { 'option:sales': 'bye', 'no-input': 'bye', invalid: 'bye' });
}

function problems(sketch: FlowSketch, options: Partial<ValidateOptions> = {}): string[] {
  return validate(sketch.document(), { providers: {}, ...options }).map(({ code, severity, node, field }) =>
    [severity, code, node, field].filter((part) => part !== null).join(' '),
  );
}

test('a sound flow has no problems', () => {
  expect(problems(sound())).toEqual([]);
});

test('every problem has the message key of its code', () => {
  const found = validate(new FlowSketch('Empty').document(), { providers: {} });
  expect(found).toEqual([
    {
      code: 'missing-start',
      severity: 'error',
      node: null,
      field: null,
      messageKey: 'problems.missing-start',
      parameters: {},
    },
  ]);
});

test('errors come first, then by step and field, and always in the same order', () => {
  const sketch = sound()
    .node('z', 'speak', { prompt: words('Hello') })
    .node('a', 'speak', { prompt: words('{{ vars.nobody }} {{ nothing.at_all }}') });
  const found = problems(sketch);
  expect(found).toEqual([
    'error unknown-name a prompt.languages.en-US.text',
    'error unknown-variable a prompt.languages.en-US.text',
    'warning unreachable-step a',
    'warning unreachable-step z',
  ]);
  expect(problems(sketch)).toEqual(found);
});

describe('the start', () => {
  test('a second one', () => {
    expect(problems(sound().node('in2', 'incoming-call').wire('in2', 'next', 'menu'))).toEqual([
      'error duplicate-start in2',
    ]);
  });
  test('one that leads nowhere', () => {
    expect(problems(new FlowSketch('Bare').node('in', 'incoming-call'))).toEqual([
      'error unwired-outcome in',
    ]);
  });
});

describe('outcomes', () => {
  const voicemail = () =>
    sound()
      .node('mail', 'record', { prompt: words('Speak') })
      .wire('menu', 'option:help', 'mail');

  test('one that leads nowhere is a warning: the error handler takes the call', () => {
    const sketch = sound().node('mail', 'record').wire('in', 'error', 'mail').wire('mail', 'recorded', 'bye');
    expect(problems(sketch)).toEqual(['warning unwired-outcome mail']);
  });
  test('none of a question that leads on is an error', () => {
    expect(problems(sound().node('mail', 'record').wire('in', 'error', 'mail'))).toEqual([
      'error dead-end mail',
    ]);
  });
  test('none of a statement is a warning', () => {
    const sketch = sound()
      .node('say', 'speak', { prompt: words('So long') })
      .wire('in', 'error', 'say');
    expect(problems(sketch)).toEqual(['warning dead-end say']);
  });
  test('steps that no call comes to are told of as that alone', () => {
    expect(problems(voicemail())).toEqual(['warning unreachable-step mail', 'warning unknown-outcome menu']);
  });
  test('two wires from one, and wires to nothing', () => {
    const sketch = sound()
      .wire('menu', 'invalid', 'menu')
      .wire('in', 'error', 'gone')
      .wire('ghost', 'next', 'bye');
    expect(problems(sketch)).toEqual([
      'error outcome-wired-twice menu',
      'warning dangling-wire',
      'warning dangling-wire in',
    ]);
  });
});

describe('circles', () => {
  test('without a step that waits for the caller', () => {
    const sketch = sound()
      .node('b', 'speak', { prompt: words('Around') })
      .node('a', 'pause')
      .wire('in', 'error', 'b')
      .wire('b', 'next', 'a')
      .wire('a', 'next', 'b');
    const [problem] = validate(sketch.document(), { providers: {} });
    expect(problem).toMatchObject({
      code: 'loop-without-input',
      node: 'a',
      parameters: { steps: ['a', 'b'] },
    });
    expect(problems(sketch)).toHaveLength(1);
  });
  test('of one step alone', () => {
    const sketch = sound().node('p', 'pause').wire('in', 'error', 'p').wire('p', 'next', 'p');
    expect(problems(sketch)).toEqual(['error loop-without-input p']);
  });
  test('are fine where a counter leads around only so many times', () => {
    const counted = (back: string) =>
      sound()
        .node('count', 'loop-counter')
        .node('p', 'pause')
        .wire('in', 'error', 'count')
        .wire('count', { again: 'bye', done: 'bye', [back]: 'p' })
        .wire('p', 'next', 'count');
    expect(problems(counted('again'))).toEqual([]);
    expect(problems(counted('done'))).toEqual(['error loop-without-input count']);
  });
  test('with a menu in them are fine', () => {
    const sketch = sound()
      .node('p', 'speak', { prompt: words('Again') })
      .wire('in', 'error', 'p')
      .wire('p', 'next', 'menu');
    expect(problems(sketch)).toEqual([]);
  });
});

test('a hang-up handler holds no step that needs a caller', () => {
  const sketch = sound()
    .node('note', 'set-variables', { changes: [{ id: 'one', name: 'name', value: 'gone' }] })
    .node('say', 'speak', { prompt: words('Hello?') })
    .wire('in', 'hang-up', 'note')
    .wire('note', 'next', 'say')
    .wire('say', 'next', 'bye');
  expect(problems(sketch)).toEqual(['error needs-caller say']);
});

describe('prompts', () => {
  const spoken = (prompt: object, settings: Partial<FlowSettings> = {}) =>
    problems(
      sound({ languages: ['en-US'], ...settings })
        .node('say', 'speak', { prompt: JSON.parse(JSON.stringify(prompt)) })
        .wire('in', 'error', 'say')
        .wire('say', 'next', 'bye'),
    );
  const both = { languages: ['en-US', 'es-US'] };
  const inBoth = words('One', { 'es-US': 'Uno' });

  test('that say nothing', () => {
    expect(spoken({ languages: {} })).toEqual(['error missing-prompt say prompt']);
    expect(spoken(words('  '))).toEqual(['error missing-prompt say prompt']);
  });
  test('that say nothing in the first language, though others fall back to it', () => {
    const [first] = spoken({ languages: { 'es-US': { kind: 'text', text: 'Uno' } } }, both);
    expect(first).toBe('error missing-prompt say prompt');
  });
  test('without a translation, and with one too many', () => {
    expect(spoken(words('One'), both)).toContain('warning missing-translation say prompt');
    expect(spoken(inBoth, both)).not.toContain('warning missing-translation say prompt');
    expect(spoken(inBoth)).toEqual(['warning unused-translation say prompt']);
  });
  test('with SSML that is not well-formed', () => {
    const ssml = (text: string) => ({ languages: { 'en-US': { kind: 'ssml', ssml: text } } });
    expect(spoken(ssml('Good <emphasis>morning'))).toEqual([
      'warning broken-ssml say prompt.languages.en-US.ssml',
    ]);
    expect(spoken(ssml('<p>{% if call.seconds < 3 %}Hello{% endif %}</p>'))).toEqual([]);
  });
  test('with an address that is none', () => {
    const url = (address: string) => ({ languages: { 'en-US': { kind: 'url', url: address } } });
    expect(spoken(url('sounds/hello.mp3'))).toEqual(['error bad-address say prompt.languages.en-US.url']);
    expect(spoken(url('https://example.com/{{ caller.country }}.mp3'))).toEqual([]);
    expect(spoken(url('https://anna:secret@example.com/a.mp3'))).toEqual([
      'warning password-in-address say prompt.languages.en-US.url',
    ]);
  });
});

describe('Liquid', () => {
  const said = (text: string) =>
    problems(
      sound()
        .node('Say it', 'speak', { prompt: words(text) })
        .wire('in', 'error', 'Say it')
        .wire('Say it', 'next', 'bye'),
    ).map((problem) => problem.split(' ').slice(0, 2).join(' '));

  test.each([
    'Hello {{ vars.name }}, it is {{ now | date: "%H:%M" }}',
    'You pressed {{ steps.menu.digits }} from {{ caller.number }} of {{ called.country }}',
    '{% assign who = vars.name %}{{ who }}',
    '{{ call.details.anything }}',
    '{% for i in (1..3) %}{{ i }}{% endfor %}',
  ])('%s is fine', (text) => {
    expect(said(text)).toEqual([]);
  });
  test.each([
    ['Hello {{ vars.name', 'error broken-template'],
    ['{% if vars.name %}', 'error broken-template'],
    ['{{ vars.name | shout }}', 'error broken-template'],
    ['{{ vars.nmae }}', 'error unknown-variable'],
    ['{{ steps.main_menu.digits }}', 'error unknown-step-name'],
    ['{{ steps.menu.digit }}', 'error unknown-result'],
    ['{{ caller.nubmer }}', 'error unknown-name'],
    ['{{ callre.number }}', 'error unknown-name'],
  ])('%s is told', (text, problem) => {
    expect(said(text)).toEqual([problem]);
  });
  test('a variable that a step writes is known', () => {
    const sketch = sound()
      .node('set', 'set-variables', { changes: [{ id: 'one', name: 'city', value: '{{ vars.city }}' }] })
      .wire('in', 'error', 'set')
      .wire('set', 'next', 'bye');
    expect(problems(sketch)).toEqual([]);
  });
});

describe('settings and variables', () => {
  test.each<[Partial<FlowSettings>, string[]]>([
    [{ timeZone: 'Mars/Olympus' }, ['error unknown-time-zone settings.timeZone']],
    [{ country: 'XX' }, ['error unknown-country settings.country']],
    [{ fallbackNumber: '12' }, ['error bad-phone-number settings.fallbackNumber']],
    [{ fallbackNumber: '(415) 555-0100' }, []],
    [{ languages: ['en-US', 'en-US'] }, ['error duplicate-language settings.languages.1']],
    [{ providers: ['carrier-pigeon'] }, ['error unknown-provider settings.providers.0']],
  ])('%j', (settings, expected) => {
    expect(problems(sound(settings))).toEqual(expected);
  });
  test('variables twice, and of another kind than their value', () => {
    const sketch = sound().variable('name', 'number', 1).variable('age', 'number', 'old');
    expect(problems(sketch)).toEqual([
      'error duplicate-variable variables.1.name',
      'error wrong-initial-value variables.2.initial',
    ]);
  });
});

test('steps of an unknown kind and with unsound data are told of, and the rest is still looked at', () => {
  const sketch = sound()
    .node('odd', 'teleport')
    .node('bad', 'pause', { seconds: 'long' })
    .wire('in', 'error', 'odd');
  expect(problems(sketch)).toEqual(['error invalid-field bad seconds', 'error unknown-kind odd']);
});

test('a phone number that cannot be rung', () => {
  const sketch = sound()
    .node('ring', 'dial', { targets: [{ id: 'anna', number: 'Anna' }] })
    .wire('in', 'error', 'ring')
    .wire('ring', { answered: 'bye', 'no-answer': 'bye', busy: 'bye', rejected: 'bye', failed: 'bye' });
  expect(problems(sketch)).toEqual(['error bad-phone-number ring targets.0.number']);
});

describe('what is outside of the flow', () => {
  const audio = { languages: { 'en-US': { kind: 'audio', audio: 'gone' } } };

  test('a recording that is not there', () => {
    const sketch = sound()
      .node('say', 'speak', { prompt: audio })
      .wire('in', 'error', 'say')
      .wire('say', 'next', 'bye');
    expect(problems(sketch, { known: { audio: new Set(['here']) } })).toEqual([
      'error missing-audio say prompt.languages.en-US.audio',
    ]);
    expect(problems(sketch, { known: { audio: new Set(['gone']) } })).toEqual([]);
    expect(problems(sketch)).toEqual([]);
  });
});

describe('providers', () => {
  const grumble: CheckCapability = ({ kind, field }) =>
    kind === 'gather' ? [{ code: 'provider-no-keys', severity: 'error', field }] : [];
  const content: CheckCapability = () => [];

  test('what one of the flow’s providers cannot do, once', () => {
    const sketch = sound({ providers: ['grumble', 'content'], languages: ['en-US', 'es-US'] });
    const found = validate(sketch.document(), { providers: { grumble, content } });
    const told = found.filter(({ code }) => code === 'provider-no-keys');
    expect(told).toMatchObject([{ node: 'menu', parameters: { provider: 'grumble' } }]);
  });
  test('providers whose numbers lead here count as well', () => {
    expect(problems(sound(), { providers: { grumble }, usedOn: ['grumble'] })).toEqual([
      'error provider-no-keys menu options',
    ]);
  });
});

test('more steps than a flow may have', () => {
  const document = sound().document();
  const step = { kind: 'hang-up', version: 1, name: 'End', position: { x: 0, y: 0 }, data: {} };
  for (let count = 0; count <= limits.nodesPerFlow; count += 1) document.nodes[`n${count}`] = step;
  const found = validate(document, { providers: {} });
  expect(found[0]).toMatchObject({ code: 'too-many-steps', parameters: { most: limits.nodesPerFlow } });
});
