import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parseScenarios } from '#runtime/scenarios/parse-scenarios.ts';
import { ScenarioStep } from '#runtime/scenarios/scenario.ts';
import { scenarioJsonSchema } from '#runtime/scenarios/scenario-json-schema.ts';

test('the published JSON Schema is up to date (npm run docs:schema)', async () => {
  const published: unknown = JSON.parse(await readFile('docs/scenario.schema.json', 'utf8'));
  expect(published).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
});

test('the page on scenarios tells of every step, and its examples can be read', async () => {
  const page = await readFile('docs/scenarios.md', 'utf8');
  const [, example = ''] = /```json\n([^`]+)```/.exec(page) ?? [];
  expect(parseScenarios(JSON.parse(example))).toMatchObject({ ok: true });
  const steps = [...page.matchAll(/^\| `(\{[^`]+\})` \|/gm)].map(([, json = '']): unknown =>
    JSON.parse(json),
  );
  expect(parseScenarios({ scenarios: [{ name: 'All steps', steps }] })).toMatchObject({ ok: true });
  const told = new Set(steps.flatMap((step) => Object.keys(step ?? {})));
  expect([...told].toSorted()).toEqual(
    ScenarioStep.options.flatMap(({ shape }) => Object.keys(shape)).toSorted(),
  );
});
