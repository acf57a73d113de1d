import { describe, expect, it } from 'vitest';
import { compareRehearsals } from '#runtime/rehearsal/compare.ts';
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
      const recorded = recordScenario(last, scenario.name, program);
      const again = runScenario(world, recorded, provider);
      expect(again.problem, `${scenario.name}: ${JSON.stringify(recorded.steps)}`).toBe('');
      expect(again.outcome, scenario.name).toEqual(result.outcome);
      expect(parseScenarios({ scenarios: [recorded] }).ok).toBe(true);
      expect(recorded.steps.some((step) => 'hears' in step)).toBe(true);
    }
  });

  it('is the same to its caller on both providers, and what differs is told', () => {
    for (const scenario of scenarios) {
      const [one, other] = document.settings.providers.map((provider) =>
        replayScenario(world, scenario, provider).states.at(-1),
      );
      if (!one || !other) throw new Error('There is no call.');
      const rows = compareRehearsals(one, other, program);
      const sides = (side: 'one' | 'other') => rows.flatMap((row) => row[side] ?? []);
      expect(sides('one')).toEqual(compareRehearsals(one, one, program).flatMap((row) => row.one ?? []));
      expect(sides('other')).toEqual(
        compareRehearsals(other, other, program).flatMap((row) => row.one ?? []),
      );
      // Who waits for long hears the same words more or less often, since a provider's shortest times differ.
      const heardBy = (side: 'one' | 'other') =>
        new Set(rows.flatMap((row) => (row.kind === 'heard' && row[side]) || []));
      expect(heardBy('one'), scenario.name).toEqual(heardBy('other'));
    }
  });
});
