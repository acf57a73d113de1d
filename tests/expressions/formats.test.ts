import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namedSecretToken } from '#runtime/contract/named-secret.ts';
import type { TextFormat } from '#runtime/contract/text-format.ts';
import { parseTemplate, renderTemplate } from '#runtime/expressions/template.ts';
import { scopeWith } from './scope.ts';

function rendered(source: string, format: TextFormat, vars: Record<string, string>): string {
  const parsed = parseTemplate(source, format);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const text = renderTemplate(parsed.template, scopeWith({ vars }));
  if (!text.ok) throw new Error(text.error.message);
  return text.text;
}

/** Any code units, halves of pairs and control characters too. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0xffff })), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));

test('a text stays one text of a JSON', () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const source = '{"a": "x{{ vars.value }}", "b": {{ vars.value | json }}, "c": "{% echo vars.value %}"}';
      expect(JSON.parse(rendered(source, 'json', { value }))).toEqual({ a: `x${value}`, b: value, c: value });
    }),
  );
});

test('a value stays one part of an address', () => {
  fc.assert(
    fc.property(
      anyText.map((text) => text.toWellFormed()),
      (value) => {
        const url = new URL(
          rendered('https://shop.example/x{{ vars.value }}?a={{ vars.value }}&b=1', 'url', { value }),
        );
        expect(decodeURIComponent(url.pathname), value).toBe(`/x${value}`);
        expect([...url.searchParams]).toEqual([
          ['a', value],
          ['b', '1'],
        ]);
      },
    ),
  );
});

test('the token of a stored secret stays whole, whatever is around it', () => {
  const value = `"${namedSecretToken('KEY')}&`;
  expect(rendered('{{ vars.value }}', 'json', { value })).toBe(`\\"${namedSecretToken('KEY')}&`);
  expect(rendered('{{ vars.value }}', 'url', { value })).toBe(`%22${namedSecretToken('KEY')}%26`);
});

test('a value of dots leads to no other folder', () => {
  for (const value of ['.', '..'])
    expect(new URL(rendered('https://shop.example/a/{{ vars.value }}/b', 'url', { value })).pathname).toMatch(
      /^\/a\/[^/]+\/b$/,
    );
});
