import { describe, expect, test } from 'vitest';
import { coverageOf } from '#runtime/explorer/coverage.ts';
import { writeScenarios } from '#runtime/explorer/write-scenarios.ts';
import { providers } from '#runtime/providers/providers.ts';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import { Scenario } from '#runtime/scenarios/scenario.ts';
import { exploreDocument, noResources, sampleFlows } from './sample-flows.ts';

describe.each([...sampleFlows()])('%s', (_name, document) => {
  const exploration = exploreDocument(document);
  const { scenarios } = writeScenarios(exploration);
  const { program } = exploration.walk;
  const results = scenarios.flatMap((scenario) =>
    (scenario.providers ?? Object.keys(providers)).map((kind) =>
      runScenario({ program, resources: noResources }, scenario, kind),
    ),
  );

  test('has scenarios written for it that are sound, few and green', () => {
    for (const scenario of scenarios) expect(Scenario.safeParse(scenario).error).toBeUndefined();
    expect(
      results
        .filter(({ ok }) => !ok)
        .map(({ scenario, provider, problem }) => ({ scenario, provider, problem })),
    ).toEqual([]);
    expect(scenarios.length).toBeLessThan(program.nodes.size * 2);
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  test('they come to every outcome that calls can be made to come to', () => {
    const { percent, outcomes, steps } = coverageOf(
      program,
      noResources,
      results.flatMap(({ passed }) => passed),
    );
    const missed = [...steps.map((one) => ({ ...one, port: '' })), ...outcomes].filter(
      ({ covered, counts }) => counts && !covered,
    );
    expect(missed.map(({ node, port }) => `${node} ${port}`)).toEqual([]);
    expect(percent).toBe(100);
  });
});
