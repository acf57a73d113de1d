import { checkedData } from '#runtime/contract/node.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { Rule } from './rule.ts';

/** Wires that hang in the air, and outcomes with two of them. Only sound steps are looked at: the others are told of already. */
export const wires: Rule = ({ document, program }) => {
  const seen = new Set<string>();
  return document.edges.flatMap(({ from, port, to }) => {
    const node = program.nodes.get(from);
    const parameters = { from, port, to };
    const place = `${from} ${port}`;
    if (seen.has(place)) return [problemOf({ code: 'outcome-wired-twice', node: from, parameters })];
    seen.add(place);
    if (!Object.hasOwn(document.nodes, from) || !Object.hasOwn(document.nodes, to))
      return [problemOf({ code: 'dangling-wire', severity: 'warning', node: node?.id ?? null, parameters })];
    const known = node?.schema.ports(checkedData(node.data)).some(({ id }) => id === port) ?? true;
    return known ? [] : [problemOf({ code: 'unknown-outcome', severity: 'warning', node: from, parameters })];
  });
};
