import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checks } from '#lib/flows/provider-checks.ts';
import { parseFlow } from '#runtime/graph/parse.ts';
import { validate } from '#runtime/graph/validate.ts';

const page = readFileSync('docs/flow-format.md', 'utf8');

test('the flow in the documentation is whole: it is read, and only its safety net is warned of', () => {
  const [, json = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  const parsed = parseFlow(JSON.parse(json));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const problems = validate(parsed.document, { providers: checks });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(new Set(problems.map(({ node }) => node))).toEqual(new Set(['shop']));
  expect(readFileSync('docs/examples/bakery.json', 'utf8')).toBe(json);
});

test('it tells every part of a document and every setting', () => {
  const parsed = parseFlow(JSON.parse(readFileSync('docs/examples/bakery.json', 'utf8')));
  if (!parsed.ok) throw new Error('not read');
  const { document } = parsed;
  const names = [...Object.keys(document), ...Object.keys(document.settings)];
  expect(
    names.filter(
      (name) =>
        name !== 'name' &&
        name !== 'settings' &&
        !page.includes(`\`${name}\``) &&
        !page.includes(`.${name}\``),
    ),
  ).toEqual([]);
});
