import { circles } from '#runtime/graph/circles.ts';
import type { Stop, Way } from '../stop.ts';
import { wayTo } from '../way-to.ts';
import { onceRound } from './once-round.ts';

/** Stops that calls can come back to by ways of one kind; `ways` is the shortest call to the first of them and once round. */
export type Circle = { first: Stop; stops: Stop[]; ways: Way[] };

/** The circles among some stops, each with its stops in the order of discovery. */
export function circlesOf(stops: readonly Stop[], waysFrom: (stop: Stop) => readonly Way[]): Circle[] {
  const byId = new Map(stops.map((stop) => [String(stop.id), stop]));
  const within = (stop: Stop) => waysFrom(stop).filter(({ to }) => byId.has(String(to.id)));
  const next = (id: string) => {
    const stop = byId.get(id);
    return stop === undefined ? [] : within(stop).map(({ to }) => String(to.id));
  };
  return circles([...byId.keys()], next).flatMap((group) => {
    const members = group.flatMap((id) => byId.get(id) ?? []).sort((a, b) => a.id - b.id);
    const [first] = members;
    if (first === undefined) return [];
    const ways = [...wayTo(first.way), ...onceRound(first, new Set(members), within)];
    return [{ first, stops: members, ways }];
  });
}
