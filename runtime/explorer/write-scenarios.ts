import { providers } from '#runtime/providers/providers.ts';
import { runScenario } from '#runtime/scenarios/run-scenario.ts';
import type { Scenario, ScenarioStep } from '#runtime/scenarios/scenario.ts';
import type { ScenarioResult } from '#runtime/scenarios/scenario-result.ts';
import { type Happening, happeningText } from './happening.ts';
import { passages } from './passages.ts';
import { type Exploration, outcomeKey } from './report.ts';
import { stepName } from './rules/rule.ts';
import { scenarioOf, stepsOf } from './scenario-of.ts';
import type { Way } from './stop.ts';
import type { Walk } from './walk.ts';

export type WrittenScenarios = {
  /** Each is green on the providers that it names; without names on all of them. */
  scenarios: Scenario[];
  /** Steps (with port '') and outcomes that none of them comes to, though calls do. */
  uncovered: { version: string; node: string; port: string }[];
};

/** Writes a few scenarios that together come to every step and outcome that calls can be made to come to, and say what must happen there. */
export function writeScenarios({ walk }: Exploration): WrittenScenarios {
  const calls = [...new Map([...passages(walk).values()].map((ways) => [keyOf(ways), ways])).values()];
  const passed = new Map(calls.map((ways) => [ways, passedBy(ways)]));
  const left = new Set([...passed.values()].flatMap((keys) => [...keys]));
  const written: Scenario[] = [];
  const names = new Set<string>();
  for (let ways = best(passed, left); ways !== undefined; ways = best(passed, left)) {
    const scenario = greenScenario(walk, ways, names);
    // One that cannot be played as the walk has it covers nothing; another may come to the same.
    if (scenario === null) passed.delete(ways);
    else {
      for (const key of passed.get(ways) ?? []) left.delete(key);
      written.push(scenario);
    }
  }
  return { scenarios: written, uncovered: [...left].map(placeOf) };
}

/** A scenario that comes to an outcome, or to a step when `port` is ''; null when calls cannot be made to. */
export function scenarioTo(
  { walk }: Exploration,
  { version, node, port }: { version: string; node: string; port: string },
): Scenario | null {
  const ways = passages(walk).get(outcomeKey(version, node, port));
  return ways === undefined ? null : greenScenario(walk, ways, new Set());
}

/** Of the calls, the one that comes to most of what is left, the shortest of several. */
function best(passed: ReadonlyMap<Way[], ReadonlySet<string>>, left: ReadonlySet<string>): Way[] | undefined {
  let found: Way[] | undefined;
  let most = 0;
  for (const [ways, keys] of passed) {
    let count = 0;
    for (const key of keys) if (left.has(key)) count += 1;
    if (count > most || (count === most && count > 0 && ways.length < (found?.length ?? 0))) {
      found = ways;
      most = count;
    }
  }
  return found;
}

function passedBy(ways: readonly Way[]): Set<string> {
  return new Set(
    ways.flatMap(({ trace }) =>
      trace.flatMap(({ version, node, port }) => [
        outcomeKey(version, node, ''),
        ...(port === null ? [] : [outcomeKey(version, node, port)]),
      ]),
    ),
  );
}

/** With all that must hold, on the providers where it does; with less where that is more than a provider keeps. */
function greenScenario(walk: Walk, ways: readonly Way[], names: Set<string>): Scenario | null {
  const bare = scenarioOf(walk, ways, nameOf(ways, names));
  if (bare === null) return null;
  const world = { program: walk.program, resources: walk.resources };
  const kinds = Object.keys(providers).filter((kind) => {
    const wanted = walk.program.settings.providers;
    return wanted.length === 0 || wanted.includes(kind);
  });
  const results = kinds
    .map((kind) => runScenario(world, bare, kind))
    .filter((result) => result.ok && comesAlong(result, ways));
  const [first] = results;
  if (first === undefined) return null;
  const alike = results.filter(
    ({ outcome }) =>
      JSON.stringify(outcome.heard) === JSON.stringify(first.outcome.heard) &&
      outcome.ending === first.outcome.ending,
  );
  const full: Scenario = {
    ...bare,
    ...(alike.length === kinds.length ? {} : { providers: alike.map(({ provider }) => provider) }),
    steps: [...expecting(walk, ways), ...endOf(first, ways)],
  };
  const green = (scenario: Scenario) =>
    alike.every(({ provider }) => runScenario(world, scenario, provider).ok);
  const plain = { ...full, steps: [...bare.steps, ...endOf(first, ways)] };
  const scenario = [full, plain].find(green);
  if (scenario !== undefined) names.add(scenario.name);
  return scenario ?? null;
}

/** The provider let the call come where the walk came. */
function comesAlong({ passed }: ScenarioResult, ways: readonly Way[]): boolean {
  const came = new Set(passed.map(({ version, node, port }) => outcomeKey(version, node, port ?? '')));
  return ways.every(({ trace }) =>
    trace.every(({ version, node, port }) => port === null || came.has(outcomeKey(version, node, port))),
  );
}

/** What is done, and after it where the call must have come. */
function expecting(walk: Walk, ways: readonly Way[]): ScenarioStep[] {
  return stepsOf(ways, ({ to, from }) => {
    const isNew =
      to.place !== null && (to.place.node !== from?.place?.node || to.place.version !== from.place.version);
    return isNew && to.place !== null && to.waits.kind === 'instruction'
      ? [{ reaches: stepName(walk, to.place.version, to.place.node) }]
      : [];
  });
}

/** The last words and the end. */
function endOf({ outcome }: ScenarioResult, ways: readonly Way[]): ScenarioStep[] {
  const { ending, heard } = outcome;
  if (ending === 'open') return [];
  const last = heard.at(-1);
  const isNew = (ways.at(-1)?.heard.sounds.length ?? 0) > 0;
  return [
    ...(last === undefined || !isNew || ending === 'by-caller' ? [] : [{ hears: last }]),
    { ends: ending },
  ];
}

/** What happens in the call, in a few words. */
function nameOf(ways: readonly Way[], names: ReadonlySet<string>): string {
  const told = ways.flatMap(({ happening }) =>
    happening === null || happening.steps?.length === 0 ? [] : [shortText(happening)],
  );
  const name = sentence(told.length === 0 ? 'calls' : told.join(', ')).slice(0, mostCharacters);
  for (let number = 2; ; number += 1) {
    const numbered = number === 2 ? name : `${name} (${number - 1})`;
    if (!names.has(numbered)) return numbered;
  }
}

const mostCharacters = 180;

function shortText(happening: Happening): string {
  const text = happeningText(happening);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function keyOf(ways: readonly Way[]): string {
  return ways
    .map(
      ({ from, to, happening }) =>
        `${from?.id ?? ''}-${to.id}-${happening === null ? '' : happeningText(happening)}`,
    )
    .join(' ');
}

function placeOf(key: string): { version: string; node: string; port: string } {
  const [place = '', port = ''] = key.split(' ');
  const slash = place.indexOf('/');
  return { version: place.slice(0, slash), node: place.slice(slash + 1), port };
}
