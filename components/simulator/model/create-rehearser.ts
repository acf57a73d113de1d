import type { Rehearser } from '#components/simulator/model/rehearser.ts';
import type { FlowBundle } from '#lib/rehearsal/flow-bundle.ts';
import { programOf } from '#lib/rehearsal/program-of.ts';
import type { FlowDocument } from '#runtime/contract/flow.ts';
import { coverageOf } from '#runtime/explorer/coverage.ts';
import { exploring } from '#runtime/explorer/explore.ts';
import { scenarioTo, writeScenarios } from '#runtime/explorer/write-scenarios.ts';
import { rehearse } from '#runtime/rehearsal/rehearse.ts';
import { situationOf } from '#runtime/rehearsal/situation-of.ts';
import { startRehearsal } from '#runtime/rehearsal/start-rehearsal.ts';
import { replayScenario } from '#runtime/scenarios/run-scenario.ts';
import { virtualProviders } from '#runtime/simulator/virtual-providers.ts';

/** Plays calls of a flow as it is drawn now, with what it leans on as the server told. */
export function createRehearser(bundle: FlowBundle, document: FlowDocument): Rehearser {
  const { resources, version } = bundle;
  const world = { program: programOf({ ...bundle, document }), resources, lookUps: [] };
  return {
    version,
    providers: Object.keys(virtualProviders),
    begin: (setup) => startRehearsal(world, setup),
    take: (rehearsal, input) => rehearse(world, rehearsal, input),
    run: (scenario, provider) => replayScenario(world, scenario, provider),
    explore: (now) => exploring(world.program, resources, { now }),
    writeTests: (exploration) => writeScenarios(exploration).scenarios,
    testTo: (exploration, { node, port }) => scenarioTo(exploration, { version, node, port }),
    coverage: (passed) => coverageOf(world.program, resources, passed),
    situation: (rehearsal) => situationOf(world, rehearsal),
  };
}
