import { checkedData } from '#runtime/contract/node.ts';
import type { Scenario } from '#runtime/scenarios/scenario.ts';
import type { Patience } from './explorer-limits.ts';
import { find } from './find.ts';
import type { Finding } from './finding.ts';
import { longestWay } from './longest-way.ts';
import { stepKey } from './programs-of.ts';
import { scenarioOf } from './scenario-of.ts';
import type { Way } from './stop.ts';
import type { Walk } from './walk.ts';
import { wayTo } from './way-to.ts';

/** What a walk through a flow showed. All but `walk` is plain JSON. */
export type Exploration = {
  /** Nothing was left out for a limit: what was not reached cannot be. */
  complete: boolean;
  counts: { calls: number; stops: number; turns: number };
  /** Errors first. */
  findings: Finding[];
  /** Every outcome of every step, and whether and how soon callers come to it. */
  outcomes: OutcomeReach[];
  /** To somebody who is rung. */
  toPerson: { shortest: WayLength | null; longest: WayLength | null };
  walk: Walk;
};

export type OutcomeReach = {
  version: string;
  node: string;
  port: string;
  reached: boolean;
  /** Nothing is missing when no call takes it: what it is for can hardly happen. */
  optional: boolean;
  /** Of the shortest way; null when there is none. */
  length: Omit<WayLength, 'scenario'> | null;
};

export type WayLength = { presses: number; seconds: number; scenario: Scenario | null };

export function report(walk: Walk, patience: Patience): Exploration {
  const ways = waysOf(walk);
  const first = firstWays(ways);
  const reached = new Map<string, Set<string>>();
  for (const { trace } of ways) {
    for (const { version, node, port } of trace) {
      const ports = reached.get(stepKey(version, node)) ?? new Set();
      reached.set(stepKey(version, node), ports);
      if (port !== null) ports.add(port);
    }
  }
  return {
    complete: walk.complete,
    counts: { calls: walk.starts.length, stops: walk.stops.length, turns: walk.turns },
    findings: find({ walk, ways, reached, patience }),
    outcomes: outcomesOf(walk, first),
    toPerson: {
      shortest: lengthOf(walk, shortestToPerson(walk)),
      longest: lengthOf(walk, longestWay(walk, isPerson)),
    },
    walk,
  };
}

/** All ways, those of shorter calls first. */
function waysOf(walk: Walk): Way[] {
  return [...walk.starts, ...walk.stops.flatMap((stop) => stop.ways)];
}

/** By outcome, the way that a call comes to it soonest; one that can be played before one that cannot. */
function firstWays(ways: readonly Way[]): Map<string, Way> {
  const first = new Map<string, Way>();
  for (const way of ways) {
    for (const { version, node, port } of way.trace) {
      const key = outcomeKey(version, node, port ?? '');
      const known = first.get(key);
      if (known === undefined || (!isPlayable(known) && isPlayable(way))) first.set(key, way);
    }
  }
  return first;
}

export function outcomeKey(version: string, node: string, port: string): string {
  return `${stepKey(version, node)} ${port}`;
}

function isPlayable(way: Way): boolean {
  return wayTo(way).every(({ happening }) => happening?.steps !== null);
}

function outcomesOf(walk: Walk, first: ReadonlyMap<string, Way>): OutcomeReach[] {
  return [...walk.programs.values()].flatMap(({ version, nodes }) =>
    [...nodes.values()].flatMap(({ id, schema, data }) => {
      const rare = walk.probing.of.get(stepKey(version, id))?.rare ?? [];
      return schema.ports(checkedData(data)).map(({ id: port, optional }): OutcomeReach => {
        const way = first.get(outcomeKey(version, id, port));
        const length = way === undefined ? null : { presses: pressesOf(way), seconds: secondsOf(way) };
        return {
          version,
          node: id,
          port,
          reached: way !== undefined,
          optional: optional === true || rare.includes(port),
          length,
        };
      });
    }),
  );
}

/** Until something happens that leads there: what is heard after it is not counted. */
function secondsOf({ from, happening }: Way): number {
  return Math.round((from?.seconds ?? 0) + (happening?.seconds ?? 0));
}

function pressesOf({ from, happening }: Way): number {
  return (from?.presses ?? 0) + (happening?.presses ?? 0);
}

/** The call rings somebody because the flow wants it, and not as its last resort. */
function isPerson({ to }: Way): boolean {
  return to.waits.kind === 'instruction' && to.waits.instruction.kind === 'dial';
}

function shortestToPerson(walk: Walk): Way[] | null {
  const found = walk.stops
    .filter(({ way }) => !way.staged && isPerson(way))
    .sort((a, b) => a.seconds - b.seconds)[0];
  return found === undefined ? null : wayTo(found.way);
}

function lengthOf(walk: Walk, ways: readonly Way[] | null): WayLength | null {
  if (ways === null) return null;
  const seconds = ways.reduce(
    (sum, { happening, heard }) => sum + (happening?.seconds ?? 0) + heard.seconds,
    0,
  );
  const presses = ways.reduce((sum, { happening }) => sum + (happening?.presses ?? 0), 0);
  return { presses, seconds: Math.round(seconds), scenario: scenarioOf(walk, ways, 'To a person') };
}
