import { describe, expect, it } from 'vitest';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import type { ScenarioStep } from '#runtime/scenarios/scenario.ts';
import { virtualProviders } from '#runtime/simulator/virtual-providers.ts';
import { samples, worldOf } from '#tests/support/samples.ts';

const supportLine = samples().find(({ slug }) => slug === 'support-line');

describe.each(Object.keys(virtualProviders))('who waits in a queue, on %s', (provider) => {
  const play = (...steps: ScenarioStep[]) => {
    if (!supportLine) throw new Error('There is no support line.');
    return runScenario(worldOf(supportLine.document), { name: 'Queue', call: {}, steps }, provider);
  };
  const problem = (...steps: ScenarioStep[]) => play(...steps).problem;

  it('is told the place, and talks with the agent who comes until one of them goes', () => {
    const talk = [
      { hears: 'Here comes one of us' },
      { waits: 60 },
      { room: 'closes' },
      { ends: 'by-flow' },
    ] as const;
    expect(
      problem({ presses: '1' }, { hears: 'number 1 in line' }, { waits: 100 }, { room: 'opens' }, ...talk),
    ).toBe('');
  });

  it('moves up when another leaves', () => {
    const result = { standing: 'waiting', entry: 'e', position: 3, waiting: 3, averageSeconds: null };
    const third = [{ lookUp: { finds: { result } } }, { presses: '1' }, { hears: 'number 3' }] as const;
    expect(problem(...third, { room: 'left' }, { waits: 100 }, { hears: 'number 2' })).toBe('');
  });

  it('finds it full, or waits for too long', () => {
    const full = { lookUp: { finds: { result: { standing: 'full' } } } };
    expect(problem(full, { presses: '1' }, { reaches: 'Too many wait' })).toBe('');
    expect(problem({ presses: '1' }, { waits: 900 }, { reaches: 'Waited too long' })).toBe('');
  });

  it('cannot be where nobody is', () => {
    expect(problem({ room: 'opens' })).toMatch(/in no room: it listens to the caller/);
  });
});
