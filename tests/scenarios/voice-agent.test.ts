import { describe, expect, it } from 'vitest';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import type { ScenarioStep } from '#runtime/scenarios/scenario.ts';
import { virtualProviders } from '#runtime/simulator/virtual-providers.ts';
import { FlowSketch, words } from '#tests/support/flows.ts';
import { worldOf } from '#tests/support/samples.ts';

const flow = new FlowSketch('Agent')
  .node('start', 'incoming-call')
  .node('agent', 'media-stream', { url: 'wss://agent.example/talk', timeLimitSeconds: 600 })
  .node('talked', 'hang-up', { prompt: words('You have talked.') })
  .node('nobody', 'hang-up', { prompt: words('The assistant is not there.') })
  .node('long', 'hang-up', { prompt: words('Your time is over.') })
  .wire('start', 'next', 'agent')
  .wire('agent', { ended: 'talked', failed: 'nobody', 'time-limit': 'long' })
  .document();

describe.each(Object.keys(virtualProviders))('who talks with a voice agent, on %s', (provider) => {
  const problem = (...steps: ScenarioStep[]) =>
    runScenario(worldOf(flow), { name: 'Agent', call: {}, steps: [{ reaches: 'agent' }, ...steps] }, provider)
      .problem;

  it('goes on when the agent ends the talk, at once or later', () => {
    expect(problem({ room: 'closes' }, { hears: 'You have talked' }, { ends: 'by-flow' })).toBe('');
    expect(problem({ waits: 300 }, { room: 'closes' }, { hears: 'You have talked' })).toBe('');
  });

  it('goes on when the connection breaks, and when it never came', () => {
    expect(problem({ waits: 20 }, { room: 'fails' }, { hears: 'You have talked' })).toBe('');
    expect(problem({ room: 'fails' }, { hears: 'The assistant is not there' })).toBe('');
  });

  it('goes on when the time is over', () => {
    expect(problem({ waits: 610 }, { hears: 'Your time is over' })).toBe('');
  });
});
