import { checkedData, handlerPorts } from '#runtime/contract/node.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { ProgramNode } from '#runtime/graph/program.ts';
import { reach, reachable, wiredTo } from '#runtime/graph/reach.ts';
import type { Rule } from './rule.ts';

/** Steps that only work on a call that is not answered yet, behind ones that answer it. */
export const beforeAnswer: Rule = ({ program }) => {
  const met = reachable(program);
  const nodes = [...program.nodes.values()].filter(({ id }) => met.has(id));
  const behind = nodes.flatMap((node) => (answers(node) ? [...wiredTo(node)] : []));
  const onError = program.nodes.get(program.start)?.wires.get(handlerPorts.error);
  const answered = reach([...behind, ...(onError === undefined ? [] : [onError])], (id) =>
    wiredTo(program.nodes.get(id)),
  );
  return nodes
    .filter(({ id, schema }) => schema.beforeAnswer === true && answered.has(id))
    .map(({ id }) => problemOf({ code: 'answered-before', severity: 'warning', node: id }));
};

/** Whatever is heard, asked or recorded answers the call. */
function answers({ schema, data }: ProgramNode): boolean {
  if (schema.group !== 'start' && schema.group !== 'decide' && schema.group !== 'data') return true;
  return schema.needs(checkedData(data)).some(({ kind }) => kind === 'record-call');
}
