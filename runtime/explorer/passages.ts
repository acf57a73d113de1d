import { outcomeKey } from './report.ts';
import { usualCall } from './scenario-of.ts';
import type { Stop, Way } from './stop.ts';
import type { Walk } from './walk.ts';

/** Whole calls that can be played: the shortest to each outcome and step, gone on with until they end. By `outcomeKey`. */
export function passages(walk: Walk): ReadonlyMap<string, Way[]> {
  const { ways, cameBy } = playableWays(walk);
  const onwards = onwardsFrom(ways);
  const whole = (way: Way) =>
    toTheEnd([...(way.from === null ? [] : wayHere(way.from, cameBy)), way], onwards);
  return new Map([...firstOf(ways)].map(([key, way]) => [key, whole(way)]));
}

/** Ways that calls can be made to come, shorter calls first, and by which of them a stop is come to. */
function playableWays(walk: Walk): { ways: Way[]; cameBy: ReadonlyMap<Stop, Way> } {
  const ways = walk.starts.filter(isPlayable);
  const cameBy = new Map<Stop, Way>();
  // An array's iteration also visits what is added on the way.
  for (const way of ways) {
    if (cameBy.has(way.to)) continue;
    cameBy.set(way.to, way);
    ways.push(...way.to.ways.filter(isPlayable));
  }
  return { ways, cameBy };
}

function wayHere(stop: Stop, cameBy: ReadonlyMap<Stop, Way>): Way[] {
  const ways: Way[] = [];
  for (
    let way = cameBy.get(stop);
    way !== undefined;
    way = way.from === null ? undefined : cameBy.get(way.from)
  )
    ways.push(way);
  return ways.reverse();
}

/** By step and outcome, the first of the ways that pass it; one behind trouble only where there is no other. */
function firstOf(ways: readonly Way[]): Map<string, Way> {
  const first = new Map<string, Way>();
  const inOrder = [...ways.filter(({ staged }) => !staged), ...ways.filter(({ staged }) => staged)];
  for (const way of inOrder) {
    for (const { version, node, port } of way.trace) {
      for (const key of [outcomeKey(version, node, ''), outcomeKey(version, node, port ?? '')])
        if (!first.has(key)) first.set(key, way);
    }
  }
  return first;
}

/** A scenario cannot choose the id of a call, which only shares of calls go by. */
function isPlayable({ happening, world }: Way): boolean {
  return happening?.steps !== null && world.callId === usualCall;
}

/** By stop, the next way on the shortest to an end that the flow itself makes; where there is none, hanging up. */
function onwardsFrom(ways: readonly Way[]): ReadonlyMap<Stop, Way> {
  const before = new Map<Stop, Way[]>();
  for (const way of ways) before.set(way.to, [...(before.get(way.to) ?? []), way]);
  const onwards = new Map<Stop, Way>();
  for (const wanted of ['by-flow', 'by-caller']) {
    const queue = [...before.keys()].filter(
      ({ waits }) =>
        waits.kind === 'ended' &&
        (waits.ending === wanted || (wanted === 'by-flow' && waits.ending === 'rejected')),
    );
    for (const stop of queue) {
      for (const way of before.get(stop) ?? []) {
        if (way.from === null || onwards.has(way.from)) continue;
        onwards.set(way.from, way);
        queue.push(way.from);
      }
    }
  }
  return onwards;
}

function toTheEnd(ways: Way[], onwards: ReadonlyMap<Stop, Way>): Way[] {
  const all = [...ways];
  for (let last = all.at(-1); last !== undefined && last.to.waits.kind !== 'ended'; last = all.at(-1)) {
    const next = onwards.get(last.to);
    if (next === undefined) break;
    all.push(next);
  }
  return all;
}
