import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';
import { programOf } from '#lib/rehearsal/program-of.ts';
import type { ScenarioReplay } from '#runtime/scenarios/run-scenario.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import type { ScenarioResult } from '#runtime/scenarios/scenario-result.ts';

export type RunScenarios = {
  bundle: FlowBundle;
  scenarios: readonly Scenario[];
  /** Kinds; without them those of the flow. A scenario that is for others alone is not run. */
  providers?: readonly string[];
};

/** Plays scenarios in their order, each on all its providers. Others get their turn in between, however long one is: callers are answered by this process too. */
export async function runScenarios({
  bundle,
  scenarios,
  providers,
}: RunScenarios): Promise<ScenarioResult[]> {
  // Most commands and most processes never play one: the simulator is loaded by those that do.
  const { runInPieces } = await import('#runtime/scenarios/run-scenario.ts');
  const world = { program: programOf(bundle), resources: bundle.resources };
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    for (const provider of providers ?? bundle.providers) {
      if (scenario.providers !== undefined && !scenario.providers.includes(provider)) continue;
      results.push(await atLeisure(runInPieces(world, scenario, provider)));
    }
  }
  return results;
}

async function atLeisure(running: Generator<void, ScenarioReplay, void>): Promise<ScenarioResult> {
  for (;;) {
    await nextTurn();
    const until = performance.now() + pieceMs;
    while (performance.now() < until) {
      const next = running.next();
      if (next.done) return next.value.result;
    }
  }
}

/** What a caller may wait for somebody's test. */
const pieceMs = 10;
