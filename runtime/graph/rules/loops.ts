import { checkedData } from '#runtime/contract/node.ts';
import { circles } from '#runtime/graph/circles.ts';
import { compareText } from '#runtime/graph/compare-text.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import type { ProgramNode } from '#runtime/graph/program.ts';
import { wiredTo } from '#runtime/graph/reach.ts';
import type { Rule } from './rule.ts';

/** Circles in which nothing waits for the caller: the call would run around without end. */
export const loops: Rule = ({ program }) => {
  const running = [...program.nodes.values()].filter(({ schema }) => !schema.waitsForCaller);
  const ids = new Set(running.map(({ id }) => id));
  const next = (id: string) => [...wiredTo(endless(program.nodes.get(id)))].filter((to) => ids.has(to));
  return circles([...ids], next).map((group) => {
    const members = group.toSorted(compareText);
    const names = members.map((id) => program.nodes.get(id)?.name ?? id);
    return problemOf({ code: 'loop-without-input', node: members[0] ?? null, parameters: { steps: names } });
  });
};

/** The step without the outcomes that it leaves only so many times. */
function endless(node: ProgramNode | undefined): ProgramNode | undefined {
  const ending = node?.schema.endsCircles?.(checkedData(node.data)) ?? [];
  if (node === undefined || ending.length === 0) return node;
  return { ...node, wires: new Map([...node.wires].filter(([port]) => !ending.includes(port))) };
}
