import { circles } from '#runtime/graph/circles.ts';
import type { Found } from '../finding.ts';
import { stepKey } from '../programs-of.ts';
import type { Stop, Way } from '../stop.ts';
import type { Walk } from '../walk.ts';
import { wayTo } from '../way-to.ts';
import { placeOf, type Rule, stepName } from './rule.ts';

/** Circles that a caller goes round in without doing anything: silence, people who don't answer, look-ups that fail. */
export const endlessLoop: Rule = ({ walk }) => {
  const byId = new Map(walk.stops.map((stop) => [String(stop.id), stop]));
  const next = (id: string) => passiveWays(walk, byId.get(id)).map(({ to }) => String(to.id));
  return circles([...byId.keys()], next).flatMap((group) => {
    const ids = new Set(group);
    const stops = group.flatMap((id) => byId.get(id) ?? []).sort((a, b) => a.id - b.id);
    const [first] = stops;
    if (first === undefined) return [];
    const names = stops.map(({ place }) => (place === null ? '' : stepName(walk, place.version, place.node)));
    const steps = [...new Set(names)].filter((name) => name !== '');
    const found: Found = {
      code: 'endless-loop',
      severity: 'error',
      ...placeOf(walk, first),
      parameters: { steps },
      ways: [...wayTo(first.way), ...roundFrom(walk, first, ids)],
    };
    return [found];
  });
};

function passiveWays(walk: Walk, stop: Stop | undefined): Way[] {
  if (stop === undefined || stop.place === null) return [];
  const probes = walk.probing.of.get(stepKey(stop.place.version, stop.place.node));
  if (probes?.waits === true) return [];
  return stop.ways.filter(({ happening, staged }) => happening?.deliberate === false && !staged);
}

/** Once round the circle, by its shortest way. */
function roundFrom(walk: Walk, first: Stop, ids: ReadonlySet<string>): Way[] {
  const cameBy = new Map<Stop, Way>();
  const queue: Stop[] = [first];
  for (const stop of queue) {
    for (const way of passiveWays(walk, stop)) {
      if (way.to === first) return [...pathBack(cameBy, stop, first), way];
      if (!ids.has(String(way.to.id)) || cameBy.has(way.to)) continue;
      cameBy.set(way.to, way);
      queue.push(way.to);
    }
  }
  return [];
}

function pathBack(cameBy: ReadonlyMap<Stop, Way>, stop: Stop, first: Stop): Way[] {
  const ways: Way[] = [];
  for (let at: Stop | null = stop; at !== null && at !== first; ) {
    const way: Way | undefined = cameBy.get(at);
    if (way === undefined) break;
    ways.push(way);
    at = way.from;
  }
  return ways.reverse();
}
