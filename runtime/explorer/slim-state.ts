import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { hasSecret, reveal } from '#runtime/contract/secret.ts';
import type { CallState, Frame } from '#runtime/contract/state.ts';
import type { Program } from '#runtime/graph/program.ts';
import { type LiveFacts, type Liveness, marks } from './liveness.ts';
import { stepKey } from './programs-of.ts';
import type { World } from './world.ts';

export type SlimInput = {
  state: CallState;
  world: World;
  programs: ReadonlyMap<string, Program>;
  live: Liveness;
};

/** A call without what cannot matter to it any more, and a text that is the same for calls that go on alike. */
export function slimState(input: SlimInput): { state: CallState; key: string } {
  const { state, programs } = input;
  const facts = factsAt(input, state.frames.at(-1));
  const main = state.threads.main;
  const slim: CallState = {
    ...state,
    vars: keptVariables(state.vars, facts.all),
    steps: keptSteps(state.steps, facts.all),
    frames: state.frames.map((frame, index) => slimFrame(input, frame, state.frames[index - 1])),
    threads: {
      ...state.threads,
      ...(main === undefined
        ? {}
        : { main: { document: main.document, current: { instructions: [] }, visit: main.visit } }),
    },
    secrets: {},
    facts: {},
    recordings: {},
    recorders: {},
    counters: { ...state.counters, turns: 0 },
  };
  if (hasSecret({ vars: slim.vars, steps: slim.steps, frames: slim.frames })) slim.secrets = state.secrets;
  return { state: slim, key: keyOf(slim, { facts, world: input.world, programs }) };
}

type KeyInput = { facts: LiveFacts; world: World; programs: ReadonlyMap<string, Program> };

function keyOf(state: CallState, { facts: { all: facts, clocks }, world, programs }: KeyInput): string {
  const frames = state.frames.map(({ kind, version, node, local, waiting, returnPoints, outer }): Json => {
    const alike = programs.get(version)?.nodes.get(node)?.schema.alike;
    const kept = alike === undefined || local === null ? local : alike(local);
    return [kind, version, node, kept, waiting, facts.has(marks.back) ? returnPoints : [], outer];
  });
  const start: Json[] = [
    facts.has(marks.caller) ? world.from : '',
    facts.has(marks.called) ? world.to : '',
    facts.has(marks.call) ? world.callId : '',
    facts.has(marks.now) ? world.at : 0,
    ...clocks.map((clock) => world.clocks.get(clock) ?? ''),
  ];
  const rest: Json = [
    state.status,
    state.callerGone,
    state.finished,
    state.language,
    state.jumpedTo ?? '',
    state.vars,
    state.steps,
    state.page.length,
  ];
  const waiting: Json = state.lookUp === null ? null : state.lookUp.needs.map(({ kind }) => kind);
  return JSON.stringify(reveal([frames, start, rest, waiting], state.secrets));
}

/** What matters at a frame's step; of a call that is at none, at the flow's start, whose handlers may still run. */
function factsAt({ live, programs }: SlimInput, frame: Frame | undefined): LiveFacts {
  const [first] = programs.values();
  const version = frame?.version ?? first?.version ?? '';
  const node = frame?.node || (programs.get(version)?.start ?? '');
  return live.get(stepKey(version, node)) ?? nothing;
}

const nothing: LiveFacts = { all: new Set(), clocks: [] };

/** What a subflow puts back belongs to the step below it. */
function slimFrame(input: SlimInput, frame: Frame, below: Frame | undefined): Frame {
  if (frame.outer === null) return frame;
  const { all: facts } = factsAt(input, below);
  return {
    ...frame,
    outer: { vars: keptVariables(frame.outer.vars, facts), steps: keptSteps(frame.outer.steps, facts) },
  };
}

function keptVariables(values: Record<string, Json>, facts: ReadonlySet<string>): Record<string, Json> {
  if (facts.has('vars') || facts.has('vars.*')) return values;
  const names = Object.keys(values)
    .filter((name) => facts.has(`vars.${name}`))
    .sort();
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

function keptSteps(
  steps: Record<string, JsonObject>,
  facts: ReadonlySet<string>,
): Record<string, JsonObject> {
  if (facts.has('steps')) return steps;
  const kept = Object.keys(steps)
    .sort()
    .flatMap((slug): [string, JsonObject][] => {
      const result = steps[slug] ?? {};
      if (facts.has(`steps.${slug}`) || facts.has(`steps.${slug}.*`)) return [[slug, result]];
      const fields = Object.keys(result)
        .filter((field) => facts.has(`steps.${slug}.${field}`))
        .sort();
      return fields.length === 0
        ? []
        : [[slug, Object.fromEntries(fields.map((field) => [field, result[field] ?? null]))]];
    });
  return Object.fromEntries(kept);
}
