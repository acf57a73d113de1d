import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { compile } from '#runtime/graph/compile.ts';
import { providers } from '#runtime/providers/providers.ts';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import { type Scenario, ScenarioFile } from '#runtime/scenarios/scenario.ts';
import { behaviouralMutantsOf } from './behavioural-mutants.ts';
import { sameCalls } from './same-calls.ts';
import { exploreDocument, noResources, sampleFlows } from './sample-flows.ts';

// A busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** What nobody but the designer can call a mistake: the flow's own scenarios must. */
describe.each([...sampleFlows()])('%s', (name, document) => {
  const { scenarios } = ScenarioFile.parse(
    JSON.parse(readFileSync(`templates/${name.replace(/\.json$/, '.scenarios.json')}`, 'utf8')),
  );

  test('its scenarios are green', () => {
    expect(firstRed(document, scenarios)).toBeNull();
  });

  test('its scenarios tell every flow that does something else from it', () => {
    const sound = exploreDocument(document).walk;
    const alive = behaviouralMutantsOf(document)
      .filter((mutant) => firstRed(mutant.document, scenarios) === null)
      .filter((mutant) => !sameCalls(sound, exploreDocument(mutant.document).walk));
    expect(alive.map(({ operator, place }) => `${operator}: ${place}`)).toEqual([]);
  });
});

function firstRed(document: FlowDocument, scenarios: readonly Scenario[]): string | null {
  const world = { program: compile(document, { version: 'draft', flow: 'sample' }), resources: noResources };
  for (const scenario of scenarios) {
    for (const kind of scenario.providers ?? Object.keys(providers)) {
      const { ok, problem } = runScenario(world, scenario, kind);
      if (!ok) return `${scenario.name} on ${kind}: ${problem}`;
    }
  }
  return null;
}
