import type { Capability } from '#runtime/contract/capabilities.ts';
import { checkedData } from '#runtime/contract/node.ts';
import type { NodeProblem, Problem } from '#runtime/contract/problem.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { Inspection, Rule } from './rule.ts';

/** What a provider that the flow must work on cannot do, or does in another way. */
export const providers: Rule = (inspection) => {
  const { document, options } = inspection;
  const kinds = new Set([...document.settings.providers, ...(options.usedOn ?? [])]);
  return [...kinds].flatMap((provider) => ofProvider(inspection, provider));
};

function ofProvider({ document, program, options }: Inspection, provider: string): Problem[] {
  const check = Object.hasOwn(options.providers, provider) ? options.providers[provider] : undefined;
  if (check === undefined) {
    const index = document.settings.providers.indexOf(provider);
    const field = index < 0 ? null : `settings.providers.${index}`;
    return [problemOf({ code: 'unknown-provider', field, parameters: { provider } })];
  }
  return [...program.nodes.values()].flatMap((node) =>
    distinct(
      node.schema
        .needs(checkedData(node.data))
        .flatMap((capability) => inLanguages(capability, document.settings.languages))
        .flatMap(check),
    ).map((problem) =>
      problemOf({ ...problem, node: node.id, parameters: { ...problem.parameters, provider } }),
    ),
  );
}

/** What is asked in the call's own language may be asked in every language of the flow. */
function inLanguages(capability: Capability, languages: readonly string[]): Capability[] {
  if (!('language' in capability) || capability.language !== '') return [capability];
  return languages.map((language) => ({ ...capability, language }));
}

function distinct(problems: readonly NodeProblem[]): NodeProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
