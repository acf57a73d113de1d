import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { wordsOf } from '#components/flow/words.ts';
import { nodeWords } from '#lib/node-words.ts';
import { flowJsonSchema } from '#runtime/graph/flow-json-schema.ts';
import { stepList } from '#runtime/graph/step-list.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

test('the published JSON Schema is up to date (npm run docs:schema)', async () => {
  const published: unknown = JSON.parse(await readFile('docs/flow.schema.json', 'utf8'));
  expect(published).toEqual(flowJsonSchema());
});

test('the list of all steps is up to date (npm run docs:schema)', async () => {
  const words = await nodeWords('en');
  const list = stepList((kind, key) => wordsOf(words[kind] ?? {}, { key, values: {} }) ?? '');
  expect(await readFile('docs/steps.md', 'utf8')).toBe(list);
});

test('it has a definition of every kind of step', () => {
  expect(flowJsonSchema()).toHaveProperty('$defs');
  const text = JSON.stringify(flowJsonSchema());
  for (const { kind } of schemas) expect(text).toContain(`"#/$defs/${kind}"`);
});
