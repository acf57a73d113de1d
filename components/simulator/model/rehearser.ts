import type { Rehearsal, RehearsalInput, RehearsalSetup } from '#runtime/rehearsal/rehearsal.ts';
import type { ScenarioReplay } from '#runtime/scenarios/run-scenario.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import type { Situation } from '#runtime/simulator/virtual-provider.ts';

/** Plays calls of one flow as it is now. */
export type Rehearser = {
  /** The version whose graph is drawn, as traces name it. */
  version: string;
  /** Kinds of providers that can be played. */
  providers: readonly string[];
  begin: (setup: RehearsalSetup) => Rehearsal;
  take: (rehearsal: Rehearsal, input: RehearsalInput) => Rehearsal;
  situation: (rehearsal: Rehearsal) => Situation;
  run: (scenario: Scenario, provider: string) => ScenarioReplay;
};
