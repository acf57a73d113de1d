import { checkedData } from '#runtime/contract/node.ts';
import type { Problem } from '#runtime/contract/problem.ts';
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
    return [
      problemOf({ code: 'unknown-provider', field: `settings.providers.${index}`, parameters: { provider } }),
    ];
  }
  return [...program.nodes.values()].flatMap((node) =>
    node.schema
      .needs(checkedData(node.data))
      .flatMap(check)
      .map((problem) =>
        problemOf({ ...problem, node: node.id, parameters: { ...problem.parameters, provider } }),
      ),
  );
}
