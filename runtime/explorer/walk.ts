import type { Resources } from '#runtime/contract/resources.ts';
import type { Program } from '#runtime/graph/program.ts';
import { arrive } from './arrive.ts';
import { explorerLimits } from './explorer-limits.ts';
import type { Happening } from './happening.ts';
import { happenings } from './happenings.ts';
import { callIdentity, newLine, send } from './line.ts';
import { type Liveness, liveness } from './liveness.ts';
import { overruns } from './overruns.ts';
import { type Probing, probing } from './probing.ts';
import { programsOf, stepKey } from './programs-of.ts';
import type { Stop, Way } from './stop.ts';
import { type World, worldsOf } from './world.ts';

export type WalkInput = { program: Program; resources: Resources; now: number };

/** All that was tried with a flow. */
export type Walk = WalkInput & {
  programs: ReadonlyMap<string, Program>;
  probing: Probing;
  live: Liveness;
  /** In the order of discovery. */
  stops: Stop[];
  /** The first of each call. */
  starts: Way[];
  byKey: Map<string, Stop>;
  turns: number;
  /** Nothing was left out for a limit. */
  complete: boolean;
};

export type WalkProgress = { stops: number; waiting: number; turns: number };

/** Walks a flow breadth first; yields after each stop, so that a page can breathe and show how far it is. */
export function* walk(input: WalkInput): Generator<WalkProgress, Walk> {
  const programs = programsOf(input.program);
  const probes = probing({ programs, resources: input.resources, now: input.now });
  const result: Walk = {
    ...input,
    programs,
    probing: probes,
    live: liveness(programs, probes),
    stops: [],
    starts: [],
    byKey: new Map(),
    turns: 0,
    complete: true,
  };
  const queue = newQueue();
  const tried = new Set<string>();
  for (const world of worldsOf(input.program, probes, input.now))
    result.starts.push(begin(result, world, queue));
  for (let next = take(queue); next !== undefined; next = take(queue)) {
    if (result.turns >= explorerLimits.turns) {
      result.complete = false;
      break;
    }
    tryAll(result, next, queue);
    for (const happening of overruns(result.program, next, tried))
      next.ways.push(goOn(result, next, { happening, queue }));
    yield { stops: result.stops.length, waiting: waitingIn(queue), turns: result.turns };
  }
  return result;
}

/** Stops to be gone on from, by how often their step was met before: what was seen least comes first. */
type Queue = { levels: { stops: Stop[]; head: number }[]; perStep: Map<string, number> };

function newQueue(): Queue {
  return {
    levels: [...explorerLimits.statesPerStep, 0].map(() => ({ stops: [], head: 0 })),
    perStep: new Map(),
  };
}

function add(walk: Walk, queue: Queue, stop: Stop): void {
  const key = stop.place === null ? '' : stepKey(stop.place.version, stop.place.node);
  const count = (queue.perStep.get(key) ?? 0) + 1;
  queue.perStep.set(key, count);
  if (stop.waits.kind === 'ended') return;
  if (count > explorerLimits.mostStatesPerStep) walk.complete = false;
  else queue.levels[explorerLimits.statesPerStep.filter((most) => count > most).length]?.stops.push(stop);
}

function take(queue: Queue): Stop | undefined {
  const level = queue.levels.find(({ stops, head }) => head < stops.length);
  if (level === undefined) return undefined;
  level.head += 1;
  return level.stops[level.head - 1];
}

function waitingIn({ levels }: Queue): number {
  return levels.reduce((sum, { stops, head }) => sum + stops.length - head, 0);
}

function begin(walk: Walk, world: World, queue: Queue): Way {
  const line = newLine(walk.program, walk.resources, world);
  send(line, { class: 'fetch', kind: 'call-started', thread: 'main', call: callIdentity(world) });
  return arriveAt(walk, { line, from: null, happening: null, staged: false }, queue);
}

function tryAll(walk: Walk, stop: Stop, queue: Queue): void {
  const probes =
    stop.place === null ? {} : (walk.probing.of.get(stepKey(stop.place.version, stop.place.node)) ?? {});
  for (const happening of happenings(stop, probes)) stop.ways.push(goOn(walk, stop, { happening, queue }));
}

type Going = { happening: Happening; queue: Queue };

function goOn(walk: Walk, from: Stop, { happening, queue }: Going): Way {
  const line = newLine(walk.program, walk.resources, from.world);
  line.state = from.state;
  if (from.waits.kind === 'look-up') line.needs = from.waits.needs;
  happening.play(line);
  const staged = from.way.staged || happening.kind === 'overran';
  return arriveAt(walk, { line, from, happening, staged }, queue);
}

function arriveAt(walk: Walk, arrival: Parameters<typeof arrive>[1], queue: Queue): Way {
  walk.turns += arrival.line.turns;
  const known = walk.stops.length;
  const way = arrive(walk, arrival);
  if (walk.stops.length > known) add(walk, queue, way.to);
  return way;
}
