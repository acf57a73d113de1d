import type { GatherInstruction } from '#runtime/contract/document.ts';
import { announcedKeys } from '../announced-keys.ts';
import type { Found } from '../finding.ts';
import { heardIn } from '../heard.ts';
import { stepKey } from '../programs-of.ts';
import type { Stop, Way } from '../stop.ts';
import type { Walk } from '../walk.ts';
import { wayTo } from '../way-to.ts';
import { placeOf, type Rule, stepName } from './rule.ts';

/** Keys that a menu tells callers to press and that count as a mistake, and keys that it has but never tells of. */
export const announced: Rule = ({ walk }) =>
  walk.stops.flatMap((stop) => {
    if (stop.way.staged || stop.waits.kind !== 'instruction' || stop.waits.instruction.kind !== 'gather')
      return [];
    return ofQuestion(walk, stop, stop.waits.instruction);
  });

function ofQuestion(walk: Walk, stop: Stop, gather: GatherInstruction): Found[] {
  if (gather.digits?.most !== 1 || gather.digits.finishKey !== '') return [];
  const { sounds } = heardIn([gather], walk.resources);
  const told = new Set(sounds.flatMap(({ text, spoken }) => (spoken ? announcedKeys(text) : [])));
  const mine =
    stop.place === null
      ? []
      : (walk.probing.of.get(stepKey(stop.place.version, stop.place.node))?.digits ?? []);
  const ways = new Map(
    stop.ways.flatMap((way) => (way.happening?.kind === 'keys' ? [[way.happening.keys, way] as const] : [])),
  );
  const mistake = [...ways].find(([key]) => !told.has(key) && !mine.includes(key))?.[1];
  if (mistake === undefined || told.size === 0) return [];
  const place = placeOf(walk, stop);
  const step = stepName(walk, place.version, place.node);
  return [...ways].flatMap(([key, way]): Found[] => {
    const wrong = isAlike(way, mistake);
    const common = { ...place, parameters: { step, key, language: stop.state.language }, ways: wayTo(way) };
    if (told.has(key) && wrong) return [{ ...common, code: 'announced-without-key', severity: 'error' }];
    // Star and pound are left to those who know.
    const quiet =
      /\d/.test(key) &&
      sounds.every(({ spoken }) => spoken) &&
      mine.includes(key) &&
      !told.has(key) &&
      !wrong;
    return quiet ? [{ ...common, code: 'key-not-announced', severity: 'warning' }] : [];
  });
}

/** Both lead to the same, by the same outcome. */
function isAlike(one: Way, other: Way): boolean {
  return one.to === other.to && one.trace[0]?.port === other.trace[0]?.port;
}
