import { walkInSlices } from '#components/simulator/explorer/walk-in-slices.ts';
import { openScenario } from '#components/simulator/scenarios/use-open-scenario.ts';
import type { Simulator } from '#components/simulator/simulator-context.ts';
import { useToasts } from '#components/ui/toasts.ts';

/** Looks for a call that leaves a step by this outcome and opens it in the handset, where it can be kept as a test. */
export async function findCall(simulator: Simulator, outcome: { node: string; port: string }): Promise<void> {
  useToasts.getState().show({ text: 'Looking for a call that takes this outcome…' });
  const exploration = await walkInSlices(simulator.rehearser.explore(Date.now())).done;
  const scenario = exploration === null ? null : simulator.rehearser.testTo(exploration, outcome);
  if (scenario === null) {
    useToasts.getState().show({ text: 'No call was found that takes this outcome.' });
    return;
  }
  openScenario(simulator, scenario, {
    provider: null,
    about: 'This call takes the outcome that no test has taken. Save it as a test.',
  });
}
