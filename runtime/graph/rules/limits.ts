import { limits as most } from '#runtime/contract/limits.ts';
import { checkedData } from '#runtime/contract/node.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { Rule } from './rule.ts';

/** Sizes that the engine refuses; those of single fields stand in the schemas. */
export const limits: Rule = ({ document, program }) => {
  const tooMany = Object.keys(document.nodes).length > most.nodesPerFlow;
  return [
    ...(tooMany ? [problemOf({ code: 'too-many-steps', parameters: { most: most.nodesPerFlow } })] : []),
    ...[...program.nodes.values()].flatMap((node) =>
      node.schema
        .templates(checkedData(node.data))
        .filter(({ source }) => source.length > most.templateCharacters)
        .map(({ field }) =>
          problemOf({
            code: 'text-too-long',
            node: node.id,
            field,
            parameters: { most: most.templateCharacters },
          }),
        ),
    ),
  ];
};
