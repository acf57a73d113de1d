import { describe, expect, test } from 'vitest';
import { limits } from '#runtime/contract/limits.ts';
import { secretToken } from '#runtime/contract/secret.ts';
import { evaluate, parseTemplate, renderTemplate } from '#runtime/expressions/template.ts';
import { evaluated, rendered, scopeWith } from './scope.ts';

describe('names', () => {
  const scope = scopeWith({ vars: { name: 'Ben', list: [1, 2] }, steps: { main_menu: { digits: '42' } } });
  test.each([
    ['{{ caller.number }}', '+498912345678'],
    ['{{ caller.name }}', 'Anna <&>'],
    ['{{ caller.country }} {{ called.country }}', 'DE US'],
    ['{{ caller.known }} {{ caller.details.city }}', 'true München'],
    ['{{ call.id }} {{ call.provider }} {{ call.provider_id }}', 'call-1 twilio CA1'],
    ['{{ call.from }} {{ call.to }} {{ called.number }}', '+498912345678 +16175551212 +16175551212'],
    ['{{ call.direction }} {{ call.language }} {{ call.seconds }}', 'inbound en-US 12'],
    ['{{ call.started_at }}', '2026-11-21T09:04:54+01:00'],
    ['{{ now }}', '2026-11-21T09:05:07+01:00'],
    ['{{ vars.name }} {{ vars.list | join: ", " }} {{ vars.list[1] }}', 'Ben 1, 2 2'],
    ['{{ steps.main_menu.digits }}', '42'],
    ['{{ nobody.knows.this }}{{ vars.nothing }}', ''],
    ['no liquid at all { {', 'no liquid at all { {'],
  ])('%s', (source, text) => expect(rendered(source, scope)).toBe(text));

  test('a declared variable reads as its initial value until the call sets it', () => {
    const variables = [{ name: 'tries', type: 'number' as const, initial: 3, description: '' }];
    expect(rendered('{{ vars.tries }}', scopeWith({ variables }))).toBe('3');
    expect(rendered('{{ vars.tries }}', scopeWith({ variables, vars: { tries: 4 } }))).toBe('4');
  });

  test('a hidden caller is not known', () => {
    const call = { ...callOf(), from: 'anonymous' };
    expect(rendered('{{ caller.number }} {{ caller.known }}', scopeWith({ call }))).toBe('anonymous false');
  });

  test('what came in later of a recording stands under its step', () => {
    const recording = {
      id: 'RE1',
      url: 'https://x/1',
      seconds: 9,
      step: 'voicemail',
      status: 'completed' as const,
    };
    const scope = scopeWith({
      steps: { voicemail: { seconds: 9 } },
      recordings: { RE1: { ...recording, transcript: 'Hello' } },
    });
    expect(rendered('{{ steps.voicemail.recording_url }} {{ steps.voicemail.transcript }}', scope)).toBe(
      'https://x/1 Hello',
    );
  });
});

describe('filters', () => {
  const people = [
    { name: 'Ben', age: 30 },
    { name: 'Anna', age: 40 },
  ];
  const scope = scopeWith({
    vars: { pin: '47 11', price: 12.5, when: '2026-12-24 18:00', at: 1_800_000_000, people },
  });
  test.each([
    ['{{ vars.pin | digits }}', '4 7 1 1'],
    ['{{ vars.people | map: "name" | sort | join: ", " }}', 'Anna, Ben'],
    ['{{ vars.people | sum: "age" }}', '70'],
    ['{{ "AB 1" | spell }}', 'A B 1'],
    ['{{ caller.number | phone }}', '+49 89 12345678'],
    ['{{ called.number | phone: "national" }}', '(617) 555-1212'],
    ['{{ "anonymous" | phone }}', 'anonymous'],
    ['{{ vars.price | money: "EUR" }}', '€12.50'],
    ['{{ vars.when | date: "%A, %-d %B %Y, %-l:%M %P" }}', 'Thursday, 24 December 2026, 6:00 pm'],
    ['{{ vars.at | date: "%F %T %z" }}', '2027-01-15 09:00:00 +0100'],
    ['{{ "now" | date: "%H:%M" }}', '09:05'],
    ['{{ "today" | date: "%F %T" }}', '2026-11-21 00:00:00'],
    ['{{ now | date: "%j %u %w %Z %%" }}', '325 6 6 Europe/Berlin %'],
    ['{{ "soon" | date: "%F" }}', 'soon'],
  ])('%s', (source, text) => expect(rendered(source, scope)).toBe(text));

  test('days are named in the language of the call', () => {
    expect(rendered('{{ now | date: "%A" }}', scopeWith({ language: 'de-DE' }))).toBe('Samstag');
  });

  test.each(['sample', 'where_exp', 'find_exp', 'sha256', 'date_to_rfc822', 'nothing'])('no %s', (name) =>
    expect(rendered(`{{ vars.pin | ${name} }}`, scope)).toMatch(/^\[Undefined filter/),
  );

  test.each(['include "a"', 'render "a"', 'layout "a"', 'increment now', 'decrement now', 'tablerow a in b'])(
    'no {%% %s %%}',
    (tag) => expect(rendered(`{% ${tag} %}`)).toMatch(/^\[Tag ".*" not found/),
  );
});

describe('values in SSML', () => {
  test('cannot become markup', () => {
    expect(rendered('<p>{{ caller.name }}</p>', scopeWith(), 'ssml')).toBe('<p>Anna &lt;&amp;&gt;</p>');
    expect(rendered('{% echo caller.name %}', scopeWith(), 'ssml')).toBe('Anna &lt;&amp;&gt;');
  });
});

describe('errors', () => {
  test('tell their line', () => {
    expect(parseTemplate('one\n{% if %}\n')).toMatchObject({ ok: false, error: { line: 2 } });
    expect(parseTemplate('one\n\n{{ a b }}')).toMatchObject({
      ok: false,
      error: { message: 'An operator is missing before "b"', line: 3 },
    });
    expect(parseTemplate('{{ a ')).toMatchObject({ ok: false, error: { line: 1 } });
  });
  test('a template longer than allowed is refused', () => {
    expect(parseTemplate(`{{ a }}${'x'.repeat(limits.templateCharacters)}`)).toMatchObject({ ok: false });
  });
});

describe('bombs', () => {
  const doubling = Array.from({ length: 60 }, () => '{% capture a %}{{ a }}{{ a }}{% endcapture %}').join('');
  const nesting = Array.from({ length: 60 }, () => '{% assign a = a | push: a %}').join('');
  const loops = `${'{% for a in (1..3000) %}'.repeat(3)}x${'{% endfor %}'.repeat(3)}`;
  test.each([
    ['huge loops', loops],
    ['empty loops', '{% for a in (1..5000) %}{% for b in (1..5000) %}{% endfor %}{% endfor %}'],
    ['a huge range', '{% for a in (1..1000000000) %}x{% endfor %}'],
    ['an endless range', '{% for a in (9007199254740992..9007199254740993) %}x{% endfor %}'],
    ['an endless range inside a filter', '{{ 1 | plus: (9007199254740992..9007199254740993) }}'],
    ['a doubling text', `{% assign a = "0123456789" %}${doubling}{{ a }}`],
    ['a doubling list', `{% assign a = "1,2" | split: "," %}${nesting}{{ a }}`],
    ['a doubling list in a filter', `{% assign a = "1,2" | split: "," %}${nesting}{{ a | upcase }}`],
    ['a doubling list compared', `{% assign a = "1,2" | split: "," %}${nesting}{% if a == a %}x{% endif %}`],
    ['a long text', `{% for a in (1..2000) %}0123456789{% endfor %}`],
    [
      'searching again and again',
      '{% assign l = (1..5000) %}{% for a in l %}{% if l contains -1 %}{% endif %}{% endfor %}',
    ],
    [
      'comparing texts of lists',
      '{% assign l = (1..5000) %}{% for a in l %}{% if l < "x" %}{% endif %}{% endfor %}',
    ],
    [
      'sorting by a long property',
      `{% assign l = (1..5000) %}{{ l | sort_natural: "${'a.'.repeat(5_000)}" }}`,
    ],
    ['summing again and again', '{% assign l = (1..5000) %}{% for a in l %}{{ l | sum }}{% endfor %}'],
    [
      'replacing',
      '{% assign a = "x" %}{% for i in (1..30) %}{% assign a = a | replace: "x", "xx" %}{% endfor %}{{ a }}',
    ],
    ['deep nesting', `${'{% if true %}'.repeat(1_400)}${'{% endif %}'.repeat(100)}`],
  ])('%s', (_, source) => expect(rendered(source)).toMatch(/^\[.+\]$/));
});

describe('prototypes', () => {
  const vars = JSON.parse('{"__proto__": {"polluted": "yes"}, "a": {"constructor": "own"}}');
  const guarded = structuredClone(vars);
  Object.defineProperty(guarded, '__proto__', { value: { polluted: 'yes' }, enumerable: true });
  test.each([
    ['{{ vars.constructor }}{{ vars.constructor.name }}', ''],
    ['{{ vars.__proto__.polluted }}', 'yes'],
    ['{{ vars.a.constructor }}', 'own'],
    ['{{ constructor }}{{ __proto__ }}{{ toString }}{{ hasOwnProperty }}', ''],
    ['{{ "text".constructor }}{{ vars.a.evaluated }}{{ vars.toString }}', ''],
    ['{% assign __proto__ = vars %}{% assign constructor = 1 %}{{ polluted }}', ''],
  ])('%s', (source, text) => {
    expect(rendered(source, scopeWith({ vars }))).toBe(text);
    Object.defineProperty(guarded, 'pin', { value: secretToken('a'), enumerable: true });
    expect(rendered(source, scopeWith({ vars: guarded, secrets: { a: '1' } }))).toBe(text);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

describe('secrets', () => {
  const scope = scopeWith({
    vars: { name: 'Ben', pins: [secretToken('b'), 'open'] },
    steps: { pin: { digits: secretToken('a'), attempts: 1 } },
    secrets: { a: '4711', b: '0815' },
  });
  const sensitive = (source: string) => {
    const parsed = parseTemplate(source);
    const result = parsed.ok ? renderTemplate(parsed.template, scope) : null;
    return result?.ok ? [result.text, result.sensitive] : null;
  };

  test.each([
    ['{{ steps.pin.digits | digits }}', '4 7 1 1', true],
    ['{{ vars.pins | join: " " }}', '0815 open', true],
    ['{{ vars.pins[0] }}', '0815', true],
    ['{{ vars.pins[1] }}', 'open', false],
    ['{{ steps.pin.attempts }} {{ vars.name }}', '1 Ben', false],
    ['{% if steps.pin.digits == "4711" %}right{% endif %}', 'right', true],
    ['{% for step in steps %}{{ step[1].digits }}{% endfor %}', '4711', true],
    ['{{ steps | json }}', '{"pin":{"digits":"4711","attempts":1}}', true],
    ['{{ steps }}', '{"pin":{"digits":"4711","attempts":1}}', true],
    ['plain', 'plain', false],
  ])('%s', (source, text, touched) => expect(sensitive(source)).toEqual([text, touched]));

  test('an expression tells too', () => {
    expect(evaluate('steps.pin', scope)).toEqual({
      ok: true,
      value: { digits: '4711', attempts: 1 },
      sensitive: true,
    });
    expect(evaluate('vars.name', scope)).toEqual({ ok: true, value: 'Ben', sensitive: false });
  });

  test('an error never quotes one', () => {
    const result = rendered(
      '{{ steps.pin.digits | divided_by: 0 | slice: "x" }}{% for a in (1..90000000) %}{% endfor %}',
      scope,
    );
    expect(result).toBe('[It cannot be filled in]');
  });
});

describe('expressions', () => {
  const scope = scopeWith({ vars: { count: 2, list: ['a'], yes: true }, steps: { ask: { digits: '7' } } });
  test.each([
    ['vars.count', 2],
    [' {{ vars.count | plus: 1 }} ', 3],
    ['vars.list', ['a']],
    ['vars.yes', true],
    ['vars.count == 2', true],
    ['"text"', 'text'],
    ['steps.ask.digits', '7'],
    ['vars.nothing', null],
    ['nil', null],
    ['1.5', 1.5],
    ['(1..3)', [1, 2, 3]],
  ])('%s', (source, value) => expect(evaluated(source, scope)).toEqual(value));

  test.each(['', 'vars.a }} {{ vars.b', '{{ vars.a }} and', '{% if a %}', 'vars.a vars.b', '|'])(
    '%s is none',
    (source) => expect(evaluate(source, scope)).toMatchObject({ ok: false }),
  );
});

function callOf() {
  return {
    providerCallId: 'CA1',
    account: 'AC1',
    from: '',
    to: '+16175551212',
    direction: 'inbound' as const,
    callerName: '',
    forwardedFrom: '',
    details: {},
  };
}
