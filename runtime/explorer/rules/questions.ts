import type { Instruction } from '#runtime/contract/document.ts';
import type { Found } from '../finding.ts';
import type { Happening } from '../happening.ts';
import type { HeardSound } from '../heard.ts';
import { stepKey } from '../programs-of.ts';
import type { Stop, Way } from '../stop.ts';
import type { Walk } from '../walk.ts';
import { wayTo } from '../way-to.ts';
import { type Inspection, placeOf, type Rule, stepName } from './rule.ts';

/** Questions that are put too often, too deep, or once more without a word about what went wrong. */
export const questions: Rule = (inspection) =>
  inspection.walk.stops.flatMap((stop) => ofStop(inspection, stop));

function ofStop({ walk, patience }: Inspection, stop: Stop): Found[] {
  if (stop.waits.kind !== 'instruction' || !asks(stop.waits.instruction) || stop.way.staged) return [];
  const place = placeOf(walk, stop);
  const step = stepName(walk, place.version, place.node);
  const found: Found[] = [];
  const asked = askedInSilence(stop);
  if (asked.length > patience.asked)
    found.push({
      code: 'asked-too-often',
      severity: 'warning',
      ...place,
      parameters: { step, times: asked.length },
      ways: [...wayTo(stop.way), ...asked.slice(1)],
    });
  const menus = stop.state.frames.at(-1)?.returnPoints ?? [];
  if (menus.length > patience.menus && menus.at(-1) === place.node)
    found.push({
      code: 'deep-menu',
      severity: 'warning',
      ...place,
      parameters: { step, menus: menus.length },
      ways: wayTo(stop.way),
    });
  const rounds = roundsTo(stop);
  if (rounds > patience.rounds)
    found.push({
      code: 'round-and-round',
      severity: 'warning',
      ...place,
      parameters: { step, times: rounds },
      ways: wayTo(stop.way),
    });
  for (const way of silentMistakes(walk, stop))
    found.push({
      code: 'mistake-without-words',
      severity: 'warning',
      ...place,
      parameters: { step },
      ways: wayTo(way),
    });
  return found;
}

/** A question, or a message that is asked for. */
function asks({ kind }: Instruction): boolean {
  return kind === 'gather' || kind === 'record';
}

/** How often the call came to this step, and left it again, on its shortest way to this stop. */
function roundsTo(stop: Stop): number {
  if (!stop.way.trace.some(({ port }) => port !== null)) return 0;
  return wayTo(stop.way).filter(
    ({ to, trace }) => isSamePlace(to, stop) && trace.some(({ port }) => port !== null),
  ).length;
}

/** The first way here and those by which silence brings the same question again. */
function askedInSilence(stop: Stop): Way[] {
  const ways = [stop.way];
  const seen = new Set<Stop>([stop]);
  for (let at: Stop = stop; ; ) {
    const next = at.ways.find(({ happening, staged }) => !staged && isSilence(happening));
    if (next === undefined || !isSamePlace(next.to, stop) || seen.has(next.to)) return ways;
    ways.push(next);
    seen.add(next.to);
    at = next.to;
  }
}

function isSilence(happening: Happening | null): boolean {
  return happening?.kind === 'silence' || (happening?.kind === 'recorded' && happening.how === 'nothing');
}

/** Ways that ask again and say less than another one does that asks the same: that one tells what was wrong. */
function silentMistakes(walk: Walk, stop: Stop): Way[] {
  const again = stop.ways.filter((way) => !way.staged && isAskedAgain(way) && isSamePlace(way.to, stop));
  return again.filter(
    (way) =>
      !isChoice(walk, way) &&
      (again.some((other) => isTailOf(way.heard.sounds, other.heard.sounds)) || isSameRecording(stop, way)),
  );
}

/** Nothing was recorded, and the caller is asked for a message as if nothing had been. */
function isSameRecording(stop: Stop, { happening, heard }: Way): boolean {
  const texts = (sounds: readonly HeardSound[]) => sounds.map(({ text }) => text).join('\n');
  const before = stop.way.heard.sounds.slice(-heard.sounds.length);
  return happening?.kind === 'recorded' && heard.sounds.length > 0 && texts(heard.sounds) === texts(before);
}

/** The step was not left meanwhile. */
function isAskedAgain({ trace }: Way): boolean {
  return trace.every(({ port }) => port === null);
}

/** A key that stands for something, such as hearing it all again. */
function isChoice(walk: Walk, { happening, from }: Way): boolean {
  if (happening?.kind !== 'keys' || from?.place == null) return happening?.kind === 'speech';
  const { version, node } = from.place;
  return (
    happening.keys.length === 1 &&
    (walk.probing.of.get(stepKey(version, node))?.digits ?? []).includes(happening.keys)
  );
}

function isTailOf(some: readonly HeardSound[], all: readonly HeardSound[]): boolean {
  if (some.length >= all.length) return false;
  const tail = all.slice(all.length - some.length);
  return tail.every(({ text }, index) => text === some[index]?.text);
}

function isSamePlace(one: Stop, other: Stop): boolean {
  return (
    one.place !== null && one.place.node === other.place?.node && one.place.version === other.place.version
  );
}
