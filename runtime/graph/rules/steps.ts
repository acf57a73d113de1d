import { checkedData } from '#runtime/contract/node.ts';
import { checkNodes } from '#runtime/graph/checked-node.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { Rule } from './rule.ts';

/** Each step alone: a kind that is known, sound data, and what the kind itself has to say. */
export const steps: Rule = ({ document, program }) => [
  ...checkNodes(document).flatMap((check) => (check.ok ? [] : check.problems)),
  ...[...program.nodes.values()].flatMap(({ id, schema, data }) =>
    schema
      .problems(checkedData(data), document.settings)
      .map((problem) => problemOf({ ...problem, node: id })),
  ),
];
