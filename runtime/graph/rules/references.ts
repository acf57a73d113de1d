import { checkedData } from '#runtime/contract/node.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { Rule } from './rule.ts';

/** What a step points to outside of the flow (a recording, a schedule, another flow) and is not there. */
export const references: Rule = ({ program, options: { known = {} } }) =>
  [...program.nodes.values()].flatMap((node) =>
    node.schema
      .references(checkedData(node.data))
      .filter(({ kind, id }) => known[kind] !== undefined && !known[kind].has(id))
      .map(({ kind, id, field }) =>
        problemOf({ code: `missing-${kind}`, node: node.id, field, parameters: { id } }),
      ),
  );
