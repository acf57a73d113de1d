import { isoInZone } from '#runtime/expressions/time.ts';
import type { Scenario, ScenarioStep } from '#runtime/scenarios/scenario.ts';
import type { Way } from './stop.ts';
import type { Walk } from './walk.ts';

/** A call that comes these ways, as a scenario; null when something on them cannot be played. */
export function scenarioOf({ program }: Walk, ways: readonly Way[], name: string): Scenario | null {
  const [first] = ways;
  if (first === undefined || first.world.callId !== usualCall) return null;
  if (ways.some(({ happening }) => happening?.steps === null)) return null;
  const steps = stepsOf(ways, () => []);
  if (asksTooSoon(steps)) return null;
  const { at, from, to } = first.world;
  const { timeZone } = program.settings;
  return {
    name: name.slice(0, 200),
    call: { from, to, at: isoInZone(at, timeZone), timeZone },
    steps: steps.slice(0, mostSteps),
  };
}

/** A queue that is asked as the call begins has answered before a scenario can say what it answers; a web service waits. */
function asksTooSoon([first]: readonly ScenarioStep[]): boolean {
  return first !== undefined && 'lookUp' in first && 'result' in first.lookUp.finds;
}

/** Of a scenario's format. */
const mostSteps = 480;
/** A scenario cannot choose the id of a call, which only shares of calls go by. */
export const usualCall = 'call-0';

/** What is done on these ways, with more after each. What a look-up finds is told before what leads to it: some are made at once. */
export function stepsOf(ways: readonly Way[], more: (way: Way) => ScenarioStep[]): ScenarioStep[] {
  const steps: ScenarioStep[] = [];
  let place = 0;
  for (const way of ways) {
    const done = way.happening?.steps ?? [];
    const planned = done.every((step) => 'lookUp' in step) && done.length > 0;
    if (planned) {
      steps.splice(place, 0, ...done);
      place += done.length;
    } else if (done.length > 0) {
      place = steps.length;
      steps.push(...done);
    }
    steps.push(...more(way));
  }
  return steps;
}
