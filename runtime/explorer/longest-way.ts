import type { Stop, Way } from './stop.ts';
import type { Walk } from './walk.ts';

/**
 * The way that takes longest until one of a kind, for callers who never come back to where they were: only ways to stops that were
 * discovered later count, which leaves no circle. null where no call comes.
 */
export function longestWay(walk: Walk, isThere: (way: Way) => boolean): Way[] | null {
  const longest = new Map<Stop, { seconds: number; way: Way }>();
  const offer = (way: Way, before: number) => {
    const seconds = before + (way.happening?.seconds ?? 0) + way.heard.seconds;
    const known = longest.get(way.to);
    if (known === undefined || seconds > known.seconds) longest.set(way.to, { seconds, way });
  };
  for (const way of walk.starts) offer(way, 0);
  let best: { seconds: number; way: Way } | null = null;
  for (const stop of walk.stops) {
    const here = longest.get(stop);
    if (here === undefined) continue;
    if (isThere(here.way)) {
      if (best === null || here.seconds > best.seconds) best = here;
      // What comes after somebody was rung is no longer the way to them.
      continue;
    }
    for (const way of stop.ways) if (way.to.id > stop.id && !way.staged) offer(way, here.seconds);
  }
  if (best === null) return null;
  const ways = [best.way];
  for (let from = best.way.from; from !== null; ) {
    const way: Way | undefined = longest.get(from)?.way;
    if (way === undefined) break;
    ways.push(way);
    from = way.from;
  }
  return ways.reverse();
}
