import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { flowJsonSchema } from '#runtime/graph/flow-json-schema.ts';
import { schemas } from '#runtime/nodes/schemas.ts';

test('the published JSON Schema is up to date (npm run docs:schema)', async () => {
  const published: unknown = JSON.parse(await readFile('docs/flow.schema.json', 'utf8'));
  expect(published).toEqual(flowJsonSchema());
});

test('it has a definition of every kind of step', () => {
  expect(flowJsonSchema()).toHaveProperty('$defs');
  const text = JSON.stringify(flowJsonSchema());
  for (const { kind } of schemas) expect(text).toContain(`"#/$defs/${kind}"`);
});
