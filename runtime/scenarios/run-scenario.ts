import type { Rehearsal } from '#runtime/rehearsal/rehearsal.ts';
import type { RehearsalWorld } from '#runtime/rehearsal/rehearsal-world.ts';
import { rehearse } from '#runtime/rehearsal/rehearse.ts';
import { situationOf } from '#runtime/rehearsal/situation-of.ts';
import { startRehearsal } from '#runtime/rehearsal/start-rehearsal.ts';
import { playScenario } from './play-scenario.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioResult } from './scenario-result.ts';
import { scenarioSetup } from './scenario-setup.ts';
import type { Standing } from './stage.ts';

/** Runs a scenario on one provider in the simulator. */
export function runScenario(world: RehearsalWorld, scenario: Scenario, provider: string): ScenarioResult {
  return replayScenario(world, scenario, provider).result;
}

export type ScenarioReplay = {
  result: ScenarioResult;
  /** Every state that the call passed through, and how it stood before each step of the scenario. */
  states: Rehearsal[];
  stepStarts: number[];
};

/** The same with all that the call passed through, to be looked at in the player: `stepStarts[n]` is the state in which step n began. */
export function replayScenario(world: RehearsalWorld, scenario: Scenario, provider: string): ScenarioReplay {
  const running = runInPieces(world, scenario, provider);
  let next = running.next();
  while (!next.done) next = running.next();
  return next.value;
}

/** The same piece by piece, each of some milliseconds at most: who has other things to do goes on with the next when there is time. */
export function* runInPieces(
  world: RehearsalWorld,
  scenario: Scenario,
  provider: string,
): Generator<void, ScenarioReplay, void> {
  let rehearsal = startRehearsal(world, scenarioSetup(scenario, provider, world.program.settings));
  const states = [rehearsal];
  const stepStarts: number[] = [];
  const standing = (): Standing => {
    const { phone, moments, lookUps, call } = rehearsal;
    return { at: phone.at, situation: situationOf(world, rehearsal), moments, lookUps, call };
  };
  const playing = playScenario(scenario, {
    program: world.program,
    provider,
    standing: standing(),
    comesTo: (step) => {
      stepStarts[step] = states.length - 1;
    },
  });
  let next = playing.next();
  while (!next.done) {
    yield;
    rehearsal = rehearse(world, rehearsal, next.value);
    states.push(rehearsal);
    next = playing.next(standing());
  }
  return { result: next.value, states, stepStarts };
}
