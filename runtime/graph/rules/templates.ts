import { checkedData } from '#runtime/contract/node.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import { type NamePath, namesIn } from '#runtime/expressions/names.ts';
import { scopeNames } from '#runtime/expressions/scope.ts';
import { parseTemplate } from '#runtime/expressions/template.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { Inspection, Rule } from './rule.ts';

/** Liquid that cannot be read, and names in it that no call will ever know. */
export const templates: Rule = (inspection) => {
  const names = knownNames(inspection);
  return [...inspection.program.nodes.values()].flatMap((node) =>
    node.schema
      .templates(checkedData(node.data))
      .flatMap(({ field, source, values = [] }) =>
        inTemplate(source, { ...names, values }).map((problem) => ({ ...problem, node: node.id, field })),
      ),
  );
};

type FlowNames = { variables: ReadonlySet<string>; results: ReadonlyMap<string, ReadonlySet<string>> };
type KnownNames = FlowNames & { values: readonly string[] };

function knownNames({ document, program }: Inspection): FlowNames {
  const nodes = [...program.nodes.values()];
  return {
    variables: new Set([
      ...document.variables.map(({ name }) => name),
      ...nodes.flatMap(({ schema, data }) => schema.writes(checkedData(data))),
    ]),
    results: new Map(
      nodes.map(({ slug, schema, data }) => [slug, new Set(schema.results(checkedData(data)))]),
    ),
  };
}

function inTemplate(source: string, names: KnownNames): Problem[] {
  const parsed = parseTemplate(source);
  if (!parsed.ok) {
    const { message, line } = parsed.error;
    return [problemOf({ code: 'broken-template', parameters: { reason: message, line } })];
  }
  const problems = namesIn(source).flatMap((path) => unknown(path, names));
  const byName = new Map(problems.map((problem) => [problem.parameters['name'], problem]));
  return [...byName.values()];
}

/** A part that is null is told only by the call itself. */
function unknown([root, name, field]: NamePath, { variables, results, values }: KnownNames): Problem[] {
  if (typeof root !== 'string' || values.includes(root)) return [];
  if (!Object.hasOwn(scopeNames, root)) return [unknownName('unknown-name', root)];
  if (typeof name !== 'string') return [];
  if (root === 'vars') return variables.has(name) ? [] : [unknownName('unknown-variable', name)];
  if (root === 'steps') return unknownResult(results.get(name), { step: name, field });
  const fields = scopeNames[root] ?? [];
  return fields.length === 0 || fields.includes(name) ? [] : [unknownName('unknown-name', `${root}.${name}`)];
}

function unknownResult(
  results: ReadonlySet<string> | undefined,
  { step, field }: { step: string; field: string | null | undefined },
): Problem[] {
  if (results === undefined) return [unknownName('unknown-step-name', step)];
  if (typeof field !== 'string' || results.has(field)) return [];
  return [unknownName('unknown-result', `${step}.${field}`)];
}

function unknownName(code: string, name: string): Problem {
  return problemOf({ code, parameters: { name } });
}
