import { stepKey } from '../programs-of.ts';
import type { Stop, Way } from '../stop.ts';
import type { Walk } from '../walk.ts';
import { circlesOf } from './circles-of.ts';
import { placeOf, type Rule, stepNames } from './rule.ts';

/** Circles that a caller goes round in without doing anything: silence, people who don't answer, look-ups that fail. */
export const endlessLoop: Rule = ({ walk }) =>
  circlesOf(walk.stops, (stop) => passiveWays(walk, stop)).map(({ first, stops, ways }) => ({
    code: 'endless-loop',
    severity: 'error',
    ...placeOf(walk, first),
    parameters: { steps: stepNames(walk, stops) },
    ways,
  }));

function passiveWays(walk: Walk, stop: Stop): Way[] {
  if (stop.place === null) return [];
  const probes = walk.probing.of.get(stepKey(stop.place.version, stop.place.node));
  if (probes?.waits === true) return [];
  return stop.ways.filter(({ happening, staged }) => happening?.deliberate === false && !staged);
}
