import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import { secretToken } from '#runtime/contract/secret.ts';
import { Condition, testCondition } from '#runtime/expressions/conditions.ts';
import { namesIn } from '#runtime/expressions/names.ts';
import { operators } from '#runtime/expressions/operators.ts';
import { evaluate, parseTemplate, renderTemplate } from '#runtime/expressions/template.ts';
import { now, scopeWith } from './scope.ts';

const piece = fc.constantFrom(
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    ' ',
    '-',
    '|',
    ':',
    ',',
    '"',
    '(',
    ')',
    '..',
    '==',
    'and',
    'contains',
    '[',
    ']',
    '\n',
  ],
  ...[
    'vars',
    '.',
    'pin',
    'list',
    'steps',
    'now',
    'caller',
    '1',
    '9007199254740993',
    '-2',
    'nil',
    'empty',
    'item',
  ],
  ...[
    'for',
    'endfor',
    'in',
    'if',
    'else',
    'endif',
    'assign',
    '=',
    'capture',
    'endcapture',
    'case',
    'when',
    'cycle',
  ],
  ...[
    'join',
    'split',
    'plus',
    'date',
    'money',
    'phone',
    'digits',
    'default',
    'sort',
    'map',
    'replace',
    'slice',
  ],
  ...['{{ vars.list | ', '{% for item in vars.list %}', '{% endfor %}', '{{ item }}', '{{ vars.pin }}'],
);
const source = fc.oneof(
  fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(' ')),
  fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `{{ ${text} }}`),
);
const json = fc.jsonValue().map((value) => value as Json);
const variables = fc.dictionary(fc.string(), json);

test('any text is a template or an error, and gives the same answer twice', () => {
  fc.assert(
    fc.property(source, variables, (text, vars) => {
      const answer = () => {
        const parsed = parseTemplate(text);
        if (!parsed.ok) return parsed;
        return renderTemplate(parsed.template, scopeWith({ vars }));
      };
      const first = answer();
      expect(answer()).toEqual(first);
      if (first.ok && 'text' in first)
        expect(first.text.length).toBeLessThanOrEqual(limits.templateOutputCharacters);
    }),
    { numRuns: 1_000 },
  );
});

test('any text is an expression or an error, and its value is plain JSON', () => {
  fc.assert(
    fc.property(source, variables, (text, vars) => {
      const result = evaluate(text, scopeWith({ vars }));
      if (result.ok) expect(JSON.parse(JSON.stringify(result.value))).toEqual(result.value);
      namesIn(text);
    }),
    { numRuns: 1_000 },
  );
});

test('a text with a secret in it always says so', () => {
  const secret = 'Geheim4711';
  const scope = scopeWith({
    vars: { pin: secretToken('a'), list: ['x', secretToken('a'), { deep: secretToken('a') }] },
    secrets: { a: secret },
  });
  fc.assert(
    fc.property(source, (text) => {
      const parsed = parseTemplate(text);
      if (!parsed.ok) return;
      const result = renderTemplate(parsed.template, scope);
      const words = result.ok ? result.text : result.error.message;
      expect(words.includes('\u0001')).toBe(false);
      if (words.includes(secret)) expect(result.ok && result.sensitive).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

const condition = fc.record({
  operator: fc.constantFrom(...operators),
  left: json,
  right: fc.oneof(json, fc.constantFrom('(a+)+$', '[', '2026-12-24', '+41446681800', 'CH', '5')),
  upTo: json,
  matchCase: fc.boolean(),
});

test('any condition over any values is decided, its opposite the other way', () => {
  fc.assert(
    fc.property(condition, ({ operator, left, right, upTo, matchCase }) => {
      const decide = (name: string, sensitive = false) => {
        const values: Record<string, Json> = { left, right, upTo };
        return testCondition(
          Condition.parse({
            id: 'a',
            left: 'left',
            operator: name,
            right: 'right',
            upTo: 'upTo',
            list: [{ id: 'a', value: 'right' }],
            matchCase,
          }),
          {
            read: (path) => ({ value: values[path] ?? null, sensitive }),
            now,
            timeZone: 'Europe/Berlin',
            country: 'US',
          },
        );
      };
      const { holds } = decide(operator);
      const opposite = `not-${operator}`;
      if (operators.some((name) => name === opposite)) expect(decide(opposite).holds).toBe(!holds);
      const hidden = decide(operator, true);
      expect(hidden.holds).toBe(holds);
      expect(hidden.why).toMatch(/^(not: )?••••( [a-z :]+)( ••••((, | and )••••)*)?$/);
    }),
    { numRuns: 1_000 },
  );
});
