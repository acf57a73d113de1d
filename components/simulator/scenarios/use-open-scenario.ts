'use client';

import { useContext } from 'react';
import { useEditor } from '#components/editor/editor-store.ts';
import { type Simulator, SimulatorContext } from '#components/simulator/simulator-context.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';

type How = {
  /** null takes the first that the scenario or the flow has. */
  provider: string | null;
  /** What the call is, in a sentence; without it the scenario is a test, and it is told how it went. */
  about?: string;
};

/** Plays a scenario and opens it in the handset: at the step that fails, or at its end. */
export function useOpenScenario(): (scenario: Scenario, how: How) => void {
  const simulator = useContext(SimulatorContext);
  return (scenario, how) => {
    if (simulator !== null) openScenario(simulator, scenario, how);
  };
}

export function openScenario(simulator: Simulator, scenario: Scenario, { provider, about }: How): void {
  const { player, rehearser, providers } = simulator;
  const chosen = provider ?? scenario.providers?.[0] ?? providers[0] ?? 'twilio';
  const { result, states } = rehearser.run(scenario, chosen);
  const told = result.ok
    ? `The test “${scenario.name}” passes.`
    : `The test “${scenario.name}” fails here: ${result.problem}`;
  player.getState().open(states, {
    tone: about === undefined && !result.ok ? 'error' : 'quiet',
    text: about ?? told,
  });
  useEditor.getState().show({ dock: 'phone', dialog: null });
}
