import { describe, expect, it } from 'vitest';
import { nodeName } from '#runtime/rehearsal/step-name.ts';
import { parseScenarios } from '#runtime/scenarios/parse-scenarios.ts';
import { recordScenario } from '#runtime/scenarios/record-scenario.ts';
import { replayScenario, runScenario } from '#runtime/scenarios/run-scenario.ts';
import { samples, worldOf } from '#tests/support/samples.ts';

describe.each(samples())('a call of $slug', ({ document, scenarios }) => {
  const world = worldOf(document);
  const { program } = world;

  it.each(document.settings.providers)('on %s becomes a test that is green', (provider) => {
    for (const scenario of scenarios) {
      const { result, states } = replayScenario(world, scenario, provider);
      const last = states.at(-1);
      if (!last) throw new Error('There is no call.');
      const recorded = recordScenario(last, {
        name: scenario.name,
        timeZone: program.settings.timeZone,
        nameOf: (place) => nodeName(program, place),
      });
      const again = runScenario(world, recorded, provider);
      expect(again.problem, `${scenario.name}: ${JSON.stringify(recorded.steps)}`).toBe('');
      expect(again.outcome, scenario.name).toEqual(result.outcome);
      expect(parseScenarios({ scenarios: [recorded] }).ok).toBe(true);
      expect(recorded.steps.some((step) => 'hears' in step)).toBe(true);
    }
  });
});
