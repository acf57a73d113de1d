import { expect, test } from 'vitest';
import { coverageOf } from '#runtime/explorer/coverage.ts';
import { scenarioTo } from '#runtime/explorer/write-scenarios.ts';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { exploreDocument, noResources } from './sample-flows.ts';

const document = new FlowSketch('Shop')
  .node('in', 'incoming-call')
  .node('menu', 'menu', {
    prompt: words('For sales press 1.'),
    options: [{ id: 'sales', label: 'Sales', keys: '1' }],
  })
  .node('bye', 'hang-up', { prompt: words('Goodbye.') })
  .node('sorry', 'hang-up', { prompt: words('Sorry.') })
  .wire('in', { next: 'menu', error: 'sorry' })
  .wire('menu', { 'option:sales': 'bye', 'no-input': 'bye', invalid: 'bye' })
  .document();
const exploration = exploreDocument(document);
const { program } = exploration.walk;

test('nothing passed covers nothing, and what only trouble leads to does not count', () => {
  const { percent, steps, outcomes } = coverageOf(program, noResources, []);
  expect(percent).toBe(0);
  expect(steps.filter(({ counts }) => counts).map(({ node }) => node)).toEqual(['bye', 'in', 'menu']);
  expect(outcomes.filter(({ counts }) => counts).map(({ node, port }) => `${node} ${port}`)).toEqual([
    'in next',
    'menu option:sales',
    'menu no-input',
    'menu invalid',
  ]);
});

test('a call covers what it passed, and an outcome that it did not has a scenario that does', () => {
  const place = { version: 'draft', node: 'menu' };
  const passed = [
    { version: 'draft', node: 'in', port: 'next' },
    { ...place, port: null },
    { ...place, port: 'option:sales' },
    { version: 'draft', node: 'bye', port: null },
  ];
  expect(coverageOf(program, noResources, passed).percent).toBe(71);
  const scenario = scenarioTo(exploration, { ...place, port: 'no-input' });
  const result = scenario && runScenario({ program, resources: noResources }, scenario, 'plivo');
  expect(result?.ok).toBe(true);
  expect(result?.passed).toContainEqual({ ...place, port: 'no-input' });
  expect(scenarioTo(exploration, { version: 'draft', node: 'sorry', port: '' })).toBeNull();
});
