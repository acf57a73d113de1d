import { checkedData, type Port } from '#runtime/contract/node.ts';
import type { Problem } from '#runtime/contract/problem.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { ProgramNode } from '#runtime/graph/program.ts';
import { reachable } from '#runtime/graph/reach.ts';
import type { Rule } from './rule.ts';

/**
 * Outcomes that lead nowhere. The engine takes such a call to the error handler, so one is a warning; it is an error where
 * that is all that ever happens: a flow that goes nowhere at all, or a question whatever answer to which leads nowhere.
 */
export const outcomes: Rule = ({ program }) => {
  const reached = reachable(program);
  return [...program.nodes.values()].filter(({ id }) => reached.has(id)).flatMap(ofNode);
};

function ofNode(node: ProgramNode): Problem[] {
  const needed = node.schema.ports(checkedData(node.data)).filter(({ optional }) => optional !== true);
  const unwired = needed.filter(({ id }) => !node.wires.has(id));
  if (unwired.length === 0) return [];
  if (node.schema.group === 'start') return unwired.map((port) => unwiredOutcome(node, port, 'error'));
  if (node.wires.size > 0) return unwired.map((port) => unwiredOutcome(node, port, 'warning'));
  const severity = node.schema.waitsForCaller ? 'error' : 'warning';
  return [problemOf({ code: 'dead-end', severity, node: node.id })];
}

function unwiredOutcome(node: ProgramNode, port: Port, severity: Problem['severity']): Problem {
  return problemOf({
    code: 'unwired-outcome',
    severity,
    node: node.id,
    parameters: { port: port.id, label: port.label },
  });
}
