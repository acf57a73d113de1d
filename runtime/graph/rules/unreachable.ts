import { problemOf } from '#runtime/graph/problem-of.ts';
import { reachable } from '#runtime/graph/reach.ts';
import type { Rule } from './rule.ts';

/** Steps that no call can come to. */
export const unreachable: Rule = ({ program }) => {
  const reached = reachable(program);
  return [...program.nodes.keys()]
    .filter((id) => !reached.has(id))
    .map((id) => problemOf({ code: 'unreachable-step', severity: 'warning', node: id }));
};
