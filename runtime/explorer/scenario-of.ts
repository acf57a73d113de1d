import { isoInZone } from '#runtime/expressions/time.ts';
import type { Scenario, ScenarioStep } from '#runtime/scenarios/scenario.ts';
import type { Way } from './stop.ts';
import type { Walk } from './walk.ts';

/** A call that comes these ways, as a scenario; null when something on them cannot be played. */
export function scenarioOf({ program }: Walk, ways: readonly Way[], name: string): Scenario | null {
  const [first] = ways;
  if (first === undefined || first.to.world.callId !== usualCall) return null;
  const steps: ScenarioStep[] = [];
  for (const { happening, staged } of ways) {
    if (staged || happening?.steps === null) return null;
    steps.push(...(happening?.steps ?? []));
  }
  const { at, from, to } = first.to.world;
  const { timeZone } = program.settings;
  return {
    name: name.slice(0, 200),
    call: { from, to, at: isoInZone(at, timeZone), timeZone },
    steps: steps.slice(0, mostSteps),
  };
}

/** Of a scenario's format. */
const mostSteps = 480;
/** A scenario cannot choose the id of a call, which only shares of calls go by. */
const usualCall = 'call-0';
