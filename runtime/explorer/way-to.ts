import type { Way } from './stop.ts';

/** The shortest call that ends with this way, from its beginning. */
export function wayTo(way: Way): Way[] {
  const ways = [way];
  for (let from = way.from; from !== null; from = from.way.from) ways.push(from.way);
  return ways.reverse();
}
