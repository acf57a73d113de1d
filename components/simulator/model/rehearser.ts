import type { Coverage, Passed } from '#runtime/explorer/coverage.ts';
import type { Exploration } from '#runtime/explorer/report.ts';
import type { WalkProgress } from '#runtime/explorer/walk.ts';
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
  /** Walks the flow over all that callers may do; `now` in milliseconds since 1970. */
  explore: (now: number) => Generator<WalkProgress, Exploration>;
  /** A few scenarios that together come to every step and outcome. */
  writeTests: (exploration: Exploration) => Scenario[];
  /** One that leaves a step of the drawn graph by this outcome; null when no call does. */
  testTo: (exploration: Exploration, outcome: { node: string; port: string }) => Scenario | null;
  coverage: (passed: readonly Passed[]) => Coverage;
};
