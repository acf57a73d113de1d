import { describe, expect, it } from 'vitest';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import { samples, worldOf } from '#tests/support/samples.ts';

describe.each(samples())('the scenarios of $slug', ({ document, scenarios }) => {
  const world = worldOf(document);

  it.each(document.settings.providers)('are green on %s', (provider) => {
    const red = scenarios
      .filter(({ providers = [provider] }) => providers.includes(provider))
      .map((scenario) => runScenario(world, scenario, provider))
      .filter(({ ok }) => !ok);
    expect(red.map(({ scenario, problem }) => `${scenario}: ${problem}`)).toEqual([]);
  });
});
