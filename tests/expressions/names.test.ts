import { expect, test } from 'vitest';
import { namesIn } from '#runtime/expressions/names.ts';

test.each([
  ['plain', []],
  ['{{ vars.name }}', [['vars', 'name']]],
  ['{{ vars.list[0].id }}', [['vars', 'list', '0', 'id']]],
  [
    '{{ vars.list[vars.i] }}',
    [
      ['vars', 'list', null],
      ['vars', 'i'],
    ],
  ],
  ['{% for item in vars.list %}{{ item.name }}{{ forloop.index }}{% endfor %}', [['vars', 'list']]],
  ['{% assign a = steps.ask.digits %}{{ a }}', [['steps', 'ask', 'digits']]],
  ['{% if caller.country == "US" and now contains "T" %}{% endif %}', [['caller', 'country'], ['now']]],
  ['{{ a | append: vars.b }}', [['a'], ['vars', 'b']]],
  ['{% broken', []],
])('%s', (source, names) => {
  expect(namesIn(source)).toHaveLength(names.length);
  expect(namesIn(source)).toEqual(expect.arrayContaining(names));
});
