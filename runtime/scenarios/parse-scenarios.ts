import type { z } from 'zod';
import { limits } from '#runtime/contract/limits.ts';
import { compilePattern } from '#runtime/expressions/pattern.ts';
import { isTooDeep } from '#runtime/graph/too-deep.ts';
import { providers } from '#runtime/providers/providers.ts';
import { Scenario, ScenarioFile, ScenarioStep } from './scenario.ts';
import { scenarioStart } from './scenario-setup.ts';

/** What is wrong with a file of scenarios: `path` such as `scenarios[2].steps[0].presses`, '' for the file; `message` is what to do, in a sentence. */
export type ScenarioProblem = { path: string; message: string };

export type ParsedScenarios =
  | { ok: true; scenarios: Scenario[] }
  | { ok: false; problems: ScenarioProblem[] };

/** Reads a file of scenarios, `{ "scenarios": [ … ] }`. Never throws. */
export function parseScenarios(json: unknown): ParsedScenarios {
  const list = fieldOf(json, 'scenarios');
  if (!Array.isArray(list)) {
    const message = 'Write the tests as a list: { "scenarios": [ { "name": …, "steps": [ … ] } ] }.';
    return { ok: false, problems: [{ path: '', message }] };
  }
  if (isTooDeep(list)) return { ok: false, problems: [{ path: '', message: tooDeep }] };
  const problems = [
    ...list.flatMap((item, place) => scenarioProblems(item, `scenarios[${place}]`)),
    ...twice(list),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const parsed = ScenarioFile.safeParse(json);
  if (parsed.success) return { ok: true, scenarios: parsed.data.scenarios };
  return { ok: false, problems: parsed.error.issues.map((issue) => problemOf(issue, '')) };
}

const tooDeep = `Nest lists and objects at most ${limits.flowDepth} deep.`;

/** The same for one scenario. */
export function scenarioProblems(item: unknown, path: string): ScenarioProblem[] {
  const steps = fieldOf(item, 'steps');
  if (typeof item !== 'object' || item === null || !Array.isArray(steps))
    return [{ path, message: 'Give the scenario a "name" and a list of "steps".' }];
  const own = Scenario.safeParse({ ...item, steps: [] });
  const around = own.success
    ? callProblems(own.data, path)
    : own.error.issues.map((issue) => problemOf(issue, path));
  return [...around, ...steps.flatMap((step, place) => stepProblems(step, `${path}.steps[${place}]`))];
}

function callProblems({ call, providers: kinds = [] }: Scenario, path: string): ScenarioProblem[] {
  const problems: ScenarioProblem[] = [];
  const known = Object.keys(providers).join(', ');
  for (const kind of kinds)
    if (!Object.hasOwn(providers, kind))
      problems.push({ path: `${path}.providers`, message: `No provider is called “${kind}”: use ${known}.` });
  if (scenarioStart(call, { timeZone: 'UTC' }) === null)
    problems.push({
      path: `${path}.call.${scenarioStart({ at: call.at }, { timeZone: 'UTC' }) === null ? 'at' : 'timeZone'}`,
      message: 'Write a moment such as 2026-11-22T18:30, and a time zone such as Europe/Zurich.',
    });
  return problems;
}

const kindsOfSteps = new Map(
  ScenarioStep.options.map((option) => [Object.keys(option.shape)[0] ?? '', option] as const),
);

function stepProblems(step: unknown, path: string): ScenarioProblem[] {
  const keys = typeof step === 'object' && step !== null ? Object.keys(step) : [];
  const [key = ''] = keys;
  const option = kindsOfSteps.get(key);
  if (keys.length !== 1 || !option) {
    const known = [...kindsOfSteps.keys()].join(', ');
    return [{ path, message: `Write each step with one of these words: ${known}.` }];
  }
  const parsed = option.safeParse(step);
  if (!parsed.success) return parsed.error.issues.map((issue) => problemOf(issue, path));
  return patternsOf(parsed.data).flatMap((source): ScenarioProblem[] => {
    const pattern = compilePattern(source, { whole: false, ignoreCase: false });
    return pattern.ok
      ? []
      : [{ path: `${path}.${key}`, message: `The pattern cannot be read: ${pattern.error}.` }];
  });
}

function patternsOf(step: ScenarioStep): string[] {
  const text = 'hears' in step ? step.hears : 'sends' in step ? step.sends.text : undefined;
  return typeof text === 'object' && 'pattern' in text ? [text.pattern] : [];
}

function twice(list: readonly unknown[]): ScenarioProblem[] {
  const names = list.map((item) => fieldOf(item, 'name'));
  return names.flatMap((name, place) =>
    typeof name === 'string' && names.indexOf(name) < place
      ? [
          {
            path: `scenarios[${place}].name`,
            message: `Another scenario is called “${name}” too: give each a name of its own.`,
          },
        ]
      : [],
  );
}

function problemOf({ path, message, code }: z.core.$ZodIssue, before: string): ScenarioProblem {
  const where = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  // What is wrong with each of several ways to write it says less than where it is.
  const told =
    code === 'invalid_union' ? 'This is none of the ways to write it: see docs/scenarios.md' : message;
  return { path: `${before}${where}`.replace(/^\./, ''), message: `${told}.` };
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
