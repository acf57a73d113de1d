import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '#runtime/contract/limits.ts';
import { rendered, scopeWith } from '../expressions/scope.ts';
import { ended } from './ended.ts';
import { seed } from './seed.ts';

// Single bombs are in tests/expressions/template.test.ts; here they are put together at random, over values that callers and services chose.

const name = fc.constantFrom(
  'a',
  'b',
  'l',
  'vars.list',
  'vars.text',
  'vars.deep',
  'item',
  '"x,y"',
  '(1..5000)',
);
const filter = fc.constantFrom(
  ...'upcase|reverse|sort|uniq|join: ","|split: ","|split: ""|json|append: a|prepend: b|push: a|concat: l|sum|map: "a"|size|first'.split(
    '|',
  ),
  ...'replace: "x", "xxxxxxxxxx"|replace: "", a|slice: 0, 99999|truncate: 99999|where: "a", "b"|sort_natural|compact|strip_html|times: 1e300'.split(
    '|',
  ),
);
const value = fc
  .tuple(name, fc.array(filter, { maxLength: 6 }))
  .map(([one, filters]) => [one, ...filters].join(' | '));
const template = fc.letrec<{ all: string; one: string }>((tie) => ({
  all: fc
    .array(tie('one'), { minLength: 1, maxLength: 4, depthIdentifier: 'liquid' })
    .map((parts) => parts.join('')),
  one: fc.oneof(
    { depthSize: 'max', maxDepth: 6, depthIdentifier: 'liquid' },
    value.map((one) => `{{ ${one} }}`),
    fc.tuple(fc.constantFrom('a', 'b', 'l'), value).map(([to, one]) => `{% assign ${to} = ${one} %}`),
    fc
      .tuple(fc.constantFrom('a', 'b'), tie('all'))
      .map(([to, all]) => `{% capture ${to} %}${all}{% endcapture %}`),
    fc.tuple(name, tie('all')).map(([list, all]) => `{% for item in ${list} %}${all}{% endfor %}`),
    tie('all').map((all) => `{% for i in (1..5000) %}${all}{% endfor %}`),
    fc
      .tuple(name, name, tie('all'))
      .map(([x, y, all]) => `{% if ${x} contains ${y} or ${x} == ${y} %}${all}{% else %}${all}{% endif %}`),
    fc.constant('{% assign a = a | append: a | append: a %}'),
  ),
})).all;

const vars = {
  list: Array.from({ length: 2_000 }, (_, at) => `item ${at}`),
  text: 'x'.repeat(limits.variableCharacters),
  deep: { a: [{ a: [{ a: 'x'.repeat(1_000) }] }] },
  a: 'x'.repeat(1_000),
};

test('templates of loops, captures and filters end within their budget, whatever they are made of', () => {
  const scope = scopeWith({ vars });
  let stopped = 0;
  let most = 0;
  fc.assert(
    fc.property(template, (source) => {
      if (source.length > limits.templateCharacters) return;
      const before = performance.now();
      const text = ended(() => rendered(source, scope));
      most = Math.max(most, performance.now() - before);
      if (/^\[.+\]$/s.test(text)) stopped += 1;
      expect(text.length).toBeLessThanOrEqual(limits.templateOutputCharacters);
    }),
    { seed, numRuns: 2_000 },
  );
  expect(stopped).toBeGreaterThan(100);
  // For who looks; a busy machine is no failure.
  console.log(`${stopped} of 2000 templates were stopped; the longest took ${Math.round(most)} ms`);
}, 120_000);

test.each([
  // Each is small but for the one thing that is counted.
  ['steps', '{% for a in vars.short %}{% for b in vars.short %}{% endfor %}{% endfor %}done'],
  ['memory', `{% assign a = vars.a %}${'{% assign a = a | append: a %}'.repeat(8)}{{ a | size }}`],
  [
    'memory of what is captured',
    `{% assign a = vars.a %}${'{% capture a %}{{ a }}{{ a }}{% endcapture %}'.repeat(8)}done`,
  ],
  [
    'memory of what is searched',
    `{% for a in vars.short %}{% if vars.text contains "y" %}{% endif %}{% endfor %}done`,
  ],
  [
    'output',
    '{% for a in vars.short %}0123456789012345678901234567890123456789012345678901234567890123456789{{ a }}{% break %}{% endfor %}{{ vars.text }}{{ vars.text }}',
  ],
])('what a template may cost in %s is counted', (_, source) => {
  const short = Array.from({ length: 200 }, () => 1);
  expect(rendered(source, scopeWith({ vars: { ...vars, short } }))).toMatch(/^\[.+\]$/s);
});

test('the words of callers are no template, wherever they come from', () => {
  for (const format of ['text', 'ssml'] as const) {
    const said = '{{ vars.secret }}{% for a in (1..9) %}x{% endfor %}';
    const scope = scopeWith({ vars: { said, secret: 'hidden', twice: '{{ vars.said }}' } });
    expect(rendered('{{ vars.said }}', scope, format)).toBe(said);
    expect(rendered('{% assign a = vars.twice %}{{ a }}', scope, format)).toBe('{{ vars.said }}');
  }
});
