import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explore } from '#runtime/explorer/explore.ts';
import type { Finding } from '#runtime/explorer/finding.ts';
import type { Exploration } from '#runtime/explorer/report.ts';
import { compile } from '#runtime/graph/compile.ts';
import { providers } from '#runtime/providers/providers.ts';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import { Scenario } from '#runtime/scenarios/scenario.ts';
import { randomEdits } from '#tests/document/random-edits.ts';
import { editedFlow } from './random-flow.ts';
import { monday, noResources, sampleFlows } from './sample-flows.ts';

const samples = [...sampleFlows().values()];

/** Whatever edits make of the samples: the explorer ends, and what it says is sound. */
test('any flow is walked within the limits, and each finding has a call that shows it', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(fc.constantFrom(...samples), randomEdits(30), (sample, edits) => {
      const document = editedFlow(sample, edits);
      const program = compile(document, { version: 'draft', flow: 'sample' });
      const exploration = explore(program, noResources, { now: monday });
      expect(exploration.counts.turns).toBeLessThan(42_000);
      for (const finding of exploration.findings) {
        if (finding.scenario === null) continue;
        expect(Scenario.safeParse(finding.scenario).error).toBeUndefined();
        if (finding.code === 'leads-nowhere')
          expect(shows(exploration, finding), JSON.stringify(finding)).toBe(true);
      }
    }),
    { numRuns: 15, endOnFailure: true },
  );
});

/** Played on the providers, a call leaves the step by the outcome on at least one. */
function shows({ walk }: Exploration, { scenario, version, node, port }: Finding): boolean {
  if (scenario === null) return false;
  const world = { program: walk.program, resources: noResources };
  return Object.keys(providers).some((kind) =>
    runScenario(world, scenario, kind).passed.some(
      (passed) => passed.version === version && passed.node === node && passed.port === port,
    ),
  );
}
