import type { Program } from '#runtime/graph/program.ts';
import type { RehearsalInput } from '#runtime/rehearsal/rehearsal.ts';
import { callOutcome } from './call-outcome.ts';
import { doStep } from './do-step.ts';
import { settle } from './pass-time.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioResult } from './scenario-result.ts';
import { type Standing, startStage } from './stage.ts';

export type ScenarioPlay = {
  program: Program;
  provider: string;
  /** The call as it was placed. */
  standing: Standing;
  /** Told before each step, and once more at the end. */
  comesTo?: (step: number) => void;
};

/**
 * Plays a scenario: yields what happens on the call, and takes how the call stands then. Whoever runs it decides where the call is: in the simulator, or at a
 * server. Returns the result.
 */
export function* playScenario(
  scenario: Scenario,
  { program, provider, standing, comesTo }: ScenarioPlay,
): Generator<RehearsalInput, ScenarioResult, Standing> {
  const stage = startStage(program, standing);
  const steps: ScenarioResult['steps'] = [];
  let problem = yield* settle(stage);
  for (const [place, step] of scenario.steps.entries()) {
    if (problem !== '') break;
    comesTo?.(place);
    const finding = yield* doStep(stage, step);
    problem = finding.problem;
    steps.push({ step, ok: problem === '', at: stage.standing.at, found: finding.found });
  }
  comesTo?.(steps.length);
  const { moments, call } = stage.standing;
  const ok = problem === '';
  const outcome = callOutcome(moments, call);
  return { scenario: scenario.name, provider, ok, steps, problem, passed: passedBy(moments), outcome };
}

/** Steps entered and outcomes left, each once. */
function passedBy(moments: Standing['moments']): ScenarioResult['passed'] {
  const passed = new Map<string, ScenarioResult['passed'][number]>();
  for (const moment of moments) {
    if (moment.kind !== 'turn') continue;
    for (const { version, node, port } of moment.turn.trace)
      passed.set(`${version} ${node} ${port ?? ''}`, { version, node, port });
  }
  return [...passed.values()];
}
