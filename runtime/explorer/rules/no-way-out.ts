import type { Found } from '../finding.ts';
import { stepKey } from '../programs-of.ts';
import type { Stop, Way } from '../stop.ts';
import type { Walk } from '../walk.ts';
import { circlesOf } from './circles-of.ts';
import { placeOf, type Rule, stepNames } from './rule.ts';

/**
 * Callers who do all that is asked of them come back to the same questions for as long as the world stays as it is: nobody
 * answers, the look-up finds nothing. Silence, a mistake or hanging up is the only way out. Where callers may choose between
 * ways, as in a menu about opening hours, going round is what they want.
 */
export const noWayOut: Rule = ({ walk }) => {
  if (!walk.complete) return [];
  const willing = willingWays(walk);
  const held = heldStops(walk, willing);
  return circlesOf(held, willing).flatMap(({ first, stops, ways }): Found[] =>
    stops.some(asks) && !stops.some((stop) => isMenu(walk, stop) || hasChoice(stop, stops, willing))
      ? [
          {
            code: 'no-way-out',
            severity: 'error',
            ...placeOf(walk, stops.find(asks) ?? first),
            parameters: { steps: stepNames(walk, stops) },
            ways,
          },
        ]
      : [],
  );
};

type WaysFrom = (stop: Stop) => readonly Way[];

/** What may happen where callers do what is asked: the answers that a question takes at once, and all that others do. */
function willingWays(walk: Walk): WaysFrom {
  const fresh = freshStops(walk);
  const taken = new Map<string, Set<string>>();
  for (const stop of fresh) {
    const ports = taken.get(keyOf(stop)) ?? new Set();
    taken.set(keyOf(stop), ports);
    for (const way of deliberate(stop)) if (portOf(way) !== null) ports.add(portOf(way) ?? '');
  }
  const ways = new Map<Stop, Way[]>();
  for (const stop of walk.stops) {
    if (!asks(stop)) {
      ways.set(stop, open(stop));
      continue;
    }
    const answers = deliberate(stop).filter((way) => {
      const port = portOf(way);
      return port === null || taken.get(keyOf(stop))?.has(port) === true;
    });
    ways.set(stop, answers.length > 0 ? answers : open(stop));
  }
  return (stop) => ways.get(stop) ?? [];
}

/** Questions as they are put at first, with what they go on to ask for, such as whether an entry is right. */
function freshStops({ stops }: Walk): Set<Stop> {
  const fresh = new Set(
    stops.filter((stop) => asks(stop) && (stop.way.from === null || portOf(stop.way) !== null)),
  );
  const first = new Set([...fresh].map((stop) => `${keyOf(stop)} ${wants(stop)}`));
  // A set's iteration also visits what is added on the way.
  for (const stop of fresh) {
    for (const { to } of deliberate(stop))
      if (keyOf(to) === keyOf(stop) && asks(to) && !first.has(`${keyOf(to)} ${wants(to)}`)) fresh.add(to);
  }
  return fresh;
}

/** What is asked for: a question that is put again asks for the same. */
function wants({ waits }: Stop): string {
  if (waits.kind !== 'instruction' || waits.instruction.kind !== 'gather') return '';
  return JSON.stringify(waits.instruction.digits);
}

/** From where callers may be kept for good, whatever they answer. */
function heldStops({ stops, probing }: Walk, willing: WaysFrom): Stop[] {
  const before = new Map<Stop, Set<Stop>>();
  for (const stop of stops) {
    for (const { to } of willing(stop)) before.set(to, (before.get(to) ?? new Set()).add(stop));
  }
  const keepsWaiting = (stop: Stop) => probing.of.get(keyOf(stop))?.waits === true;
  const free = new Set(stops.filter((stop) => willing(stop).length === 0 || keepsWaiting(stop)));
  for (const stop of free) {
    for (const earlier of before.get(stop) ?? [])
      if (asks(earlier) || willing(earlier).every(({ to }) => free.has(to))) free.add(earlier);
  }
  return stops.filter((stop) => !free.has(stop) && !stop.way.staged);
}

/** Who comes back there may also choose nothing. */
function isMenu({ programs }: Walk, { place }: Stop): boolean {
  return place !== null && programs.get(place.version)?.nodes.get(place.node)?.schema.returnPoint === true;
}

function hasChoice(stop: Stop, stops: readonly Stop[], willing: WaysFrom): boolean {
  if (!asks(stop)) return false;
  const alike = stops.filter((other) => keyOf(other) === keyOf(stop));
  return new Set(alike.flatMap(willing).flatMap((way) => portOf(way) ?? [])).size > 1;
}

function asks({ waits }: Stop): boolean {
  return (
    waits.kind === 'instruction' &&
    (waits.instruction.kind === 'gather' || waits.instruction.kind === 'record')
  );
}

function open({ ways }: Stop): Way[] {
  return ways.filter(({ happening, staged }) => !staged && happening?.kind !== 'hung-up');
}

function deliberate(stop: Stop): Way[] {
  return open(stop).filter(({ happening }) => happening?.deliberate === true);
}

/** The outcome by which the step was left. */
function portOf({ trace }: Way): string | null {
  return trace.find(({ port }) => port !== null)?.port ?? null;
}

function keyOf({ place }: Stop): string {
  return place === null ? '' : stepKey(place.version, place.node);
}
