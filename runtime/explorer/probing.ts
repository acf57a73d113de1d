import { checkedData } from '#runtime/contract/node.ts';
import type { Probes } from '#runtime/contract/probes.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import { namesIn } from '#runtime/expressions/names.ts';
import type { Program, ProgramNode } from '#runtime/graph/program.ts';
import { stepKey } from './programs-of.ts';

/** What is worth trying with each step, by version and id, and what names of the call are compared with. */
export type Probing = {
  of: ReadonlyMap<string, Probes>;
  wanted: (name: string) => string[];
  names: ReadonlySet<string>;
};

export type ProbingInput = { programs: ReadonlyMap<string, Program>; resources: Resources; now: number };

/** Asks every step twice: first what is compared with what, then what it makes of that. */
export function probing(input: ProbingInput): Probing {
  const wanted = new Map<string, Set<string>>();
  for (const program of input.programs.values()) {
    const asked = probesOf(input, program, () => []);
    for (const { compares = [] } of asked.values())
      for (const { name, values } of compares) addAll(wanted, name, values);
    passOn(program, wanted);
  }
  const valuesOf = (name: string) => [...(wanted.get(name) ?? [])].slice(0, mostValues);
  const of = new Map<string, Probes>();
  for (const program of input.programs.values())
    for (const [key, probes] of probesOf(input, program, valuesOf)) of.set(key, probes);
  return { of, wanted: valuesOf, names: new Set(wanted.keys()) };
}

/** Of one name, so that a long list of codes cannot take all the time there is. */
const mostValues = 20;
/** How often a value is handed from variable to variable. */
const mostHands = 4;

function probesOf(
  { resources, now }: ProbingInput,
  program: Program,
  wanted: (name: string) => string[],
): Map<string, Probes> {
  return new Map(
    [...program.nodes.values()].flatMap((node): [string, Probes][] => {
      const { id, slug, schema, data } = node;
      const context = { node: { id, slug }, now, settings: program.settings, resources, wanted };
      const probes = schema.probes?.(checkedData(data), context);
      return probes === undefined ? [] : [[stepKey(program.version, id), probes]];
    }),
  );
}

/** A variable that is made of a result wants of the result what is wanted of it. */
function passOn(program: Program, wanted: Map<string, Set<string>>): void {
  const makers = [...program.nodes.values()]
    .map((node) => ({ writes: node.schema.writes(checkedData(node.data)), reads: namesReadBy(node) }))
    .filter(({ writes, reads }) => writes.length > 0 && reads.length > 0);
  for (let hand = 0; hand < mostHands; hand += 1) {
    for (const { writes, reads } of makers) {
      const values = writes.flatMap((name) => [...(wanted.get(`vars.${name}`) ?? [])]);
      for (const name of reads) addAll(wanted, name, values);
    }
  }
}

/** Names in a step's templates, as `vars.plan` or `steps.menu.digits`; a part that only the call can tell is `*`. */
export function namesReadBy({ schema, data }: ProgramNode): string[] {
  const paths = schema
    .templates(checkedData(data))
    .flatMap(({ source }) => (source.includes('{') ? namesIn(source) : []));
  return [...new Set(paths.map((path) => path.map((part) => part ?? '*').join('.')))];
}

function addAll(map: Map<string, Set<string>>, name: string, values: readonly string[]): void {
  if (values.length === 0) return;
  const known = map.get(name) ?? new Set();
  map.set(name, known);
  for (const value of values) known.add(value);
}
