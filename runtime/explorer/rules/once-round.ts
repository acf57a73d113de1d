import type { Stop, Way } from '../stop.ts';

/** From a stop back to it by the fewest ways of a kind, through stops of one circle alone; none where there is no way back. */
export function onceRound(
  first: Stop,
  circle: ReadonlySet<Stop>,
  waysFrom: (stop: Stop) => readonly Way[],
): Way[] {
  const cameBy = new Map<Stop, Way>();
  const queue: Stop[] = [first];
  for (const stop of queue) {
    for (const way of waysFrom(stop)) {
      if (way.to === first) return [...pathBack(cameBy, stop, first), way];
      if (!circle.has(way.to) || cameBy.has(way.to)) continue;
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
