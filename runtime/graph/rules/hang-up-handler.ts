import { handlerPorts } from '#runtime/contract/node.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import { reach, wiredTo } from '#runtime/graph/reach.ts';
import type { Rule } from './rule.ts';

/** Steps behind the hang-up handler run when the caller has gone: none of them may need one. */
export const hangUpHandler: Rule = ({ program }) => {
  const begin = program.nodes.get(program.start)?.wires.get(handlerPorts.hangUp);
  if (begin === undefined) return [];
  const reached = reach([begin], (id) => wiredTo(program.nodes.get(id)));
  return [...program.nodes.values()]
    .filter(({ id, schema }) => reached.has(id) && schema.needsCaller)
    .map(({ id }) => problemOf({ code: 'needs-caller', node: id }));
};
