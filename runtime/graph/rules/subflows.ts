import { limits } from '#runtime/contract/limits.ts';
import { checkedData } from '#runtime/contract/node.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import { reach } from '#runtime/graph/reach.ts';
import type { Rule } from './rule.ts';

/** Flows that run each other in a circle, or too many inside of one another. */
export const subflows: Rule = ({ program, options: { flow, subflows: runs = new Map() } }) =>
  [...program.nodes.values()].flatMap((node) =>
    node.schema
      .references(checkedData(node.data))
      .filter(({ kind }) => kind === 'flow')
      .flatMap(({ id, field }) => {
        const next = (other: string): readonly string[] => (other === flow ? [] : (runs.get(other) ?? []));
        if (flow !== undefined && reach([id], next).has(flow)) {
          return [problemOf({ code: 'subflow-circle', node: node.id, field, parameters: { id } })];
        }
        if (depth(id, next) <= limits.subflowDepth) return [];
        return [
          problemOf({
            code: 'subflows-too-deep',
            node: node.id,
            field,
            parameters: { most: limits.subflowDepth },
          }),
        ];
      }),
  );

/** How many flows run inside one another, the first counted; one more than the limit stands for anything above it. */
function depth(first: string, next: (id: string) => readonly string[]): number {
  let level = new Set([first]);
  for (let count = 0; count <= limits.subflowDepth; count += 1) {
    if (level.size === 0) return count;
    level = new Set([...level].flatMap((id) => [...next(id)]));
  }
  return limits.subflowDepth + 1;
}
