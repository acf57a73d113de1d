import type { Json, JsonObject } from '#runtime/contract/json.ts';
import { checkedData } from '#runtime/contract/node.ts';
import { promptText } from '#runtime/contract/prompt.ts';
import type { TraceEntry } from '#runtime/contract/trace.ts';
import { namesIn } from '#runtime/expressions/names.ts';
import type { Program, ProgramNode } from '#runtime/graph/program.ts';
import type { Found } from '../finding.ts';
import { stepKey } from '../programs-of.ts';
import type { Way } from '../stop.ts';
import type { Walk } from '../walk.ts';
import { wayTo } from '../way-to.ts';
import { placeOf, type Rule, stepName } from './rule.ts';

/** Words that are to name something which the call does not know yet: a gap in a sentence. A condition may well ask for what is not there. */
export const missingValues: Rule = ({ walk, ways }) => {
  const filledIn = new Map(
    [...walk.programs.values()].flatMap((program) =>
      [...program.nodes.values()].map((node) => [
        stepKey(program.version, node.id),
        namesFilledIn(program, node),
      ]),
    ),
  );
  return ways.filter(({ staged }) => !staged).flatMap((way) => ofWay(walk, way, filledIn));
};

function ofWay(walk: Walk, way: Way, filledIn: ReadonlyMap<string, string[]>): Found[] {
  const { trace, from } = way;
  const here = from?.place ?? null;
  const resumed = trace.findIndex((entry) => here === null || !isAt(entry, here));
  if (resumed === -1) return [];
  return trace.slice(resumed).flatMap((entry, index) => {
    const { version, node } = entry;
    const wanted = filledIn.get(stepKey(version, node)) ?? [];
    if (wanted.length === 0 || version !== (here?.version ?? version)) return [];
    const known = knownBefore(way, trace.slice(0, resumed + index));
    return wanted
      .filter((name) => !known(name))
      .map(
        (name): Found => ({
          code: 'value-missing',
          severity: 'warning',
          ...placeOf(walk, { place: { version, node } }),
          parameters: { step: stepName(walk, version, node), name },
          ways: wayTo(way),
        }),
      );
  });
}

function isAt(entry: TraceEntry, place: { version: string; node: string }): boolean {
  return entry.version === place.version && entry.node === place.node;
}

/** Whether a name has a value when a step is come to: what the call brought along, and what the steps before it changed. */
function knownBefore({ from }: Way, before: readonly TraceEntry[]): (name: string) => boolean {
  return (name) => {
    const changed = before.findLast(({ changes }) => Object.hasOwn(changes, name));
    return !isBlank(changed === undefined ? valueIn(from?.state, name) : changed.changes[name]);
  };
}

function valueIn(
  state: { vars: JsonObject; steps: Record<string, JsonObject> } | undefined,
  name: string,
): Json | undefined {
  const [root = '', first = '', second = ''] = name.split('.');
  return root === 'vars' ? state?.vars[first] : state?.steps[first]?.[second];
}

function isBlank(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** Names of results and variables whose values stand in a step's words, but for those that the text itself asks for or has a stand-in for. */
function namesFilledIn({ variables }: Program, node: ProgramNode): string[] {
  const preset = variables.filter(({ initial }) => !isBlank(initial)).map(({ name }) => `vars.${name}`);
  const sources = node.schema
    .prompts(checkedData(node.data))
    .flatMap(({ prompt }) => Object.values(prompt.languages).map(promptText));
  const names = sources.flatMap((source) => {
    const asked = (source.match(/\{%.*?%\}/gs) ?? []).join(' ');
    const filled = (source.match(/\{\{.*?\}\}/gs) ?? []).filter((output) => !output.includes('default'));
    return filled.flatMap(namesOf).filter((name) => !asked.includes(name));
  });
  return [...new Set(names)].filter(
    (name) => !preset.includes(name) && !name.startsWith(`steps.${node.slug}.`),
  );
}

function namesOf(output: string): string[] {
  return namesIn(output).flatMap((path) => {
    const [root, first, second] = path;
    if (root === 'vars' && first != null) return [`vars.${first}`];
    return root === 'steps' && first != null && second != null ? [`steps.${first}.${second}`] : [];
  });
}
