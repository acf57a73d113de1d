import { stepKey } from '../programs-of.ts';
import type { Way } from '../stop.ts';

/** The caller has gone back on purpose, by a key or a word, to where the call was before and somewhere else since. */
export function wentBack(before: readonly Way[]): boolean {
  const places = before.map(({ to: { place } }) =>
    place === null ? '' : stepKey(place.version, place.node),
  );
  const back = places.findIndex(
    (place, at) => place !== places[at - 1] && places.slice(0, at).includes(place),
  );
  return before[back]?.happening?.deliberate === true;
}
