import { circles } from '#runtime/graph/circles.ts';
import { compareText } from '#runtime/graph/compare-text.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import { wiredTo } from '#runtime/graph/reach.ts';
import type { Rule } from './rule.ts';

/** Circles in which nothing waits for the caller: the call would run around without end. */
export const loops: Rule = ({ program }) => {
  const running = [...program.nodes.values()].filter(({ schema }) => !schema.waitsForCaller);
  const ids = new Set(running.map(({ id }) => id));
  const next = (id: string) => [...wiredTo(program.nodes.get(id))].filter((to) => ids.has(to));
  return circles([...ids], next).map((group) => {
    const members = group.toSorted(compareText);
    const names = members.map((id) => program.nodes.get(id)?.name ?? id);
    return problemOf({ code: 'loop-without-input', node: members[0] ?? null, parameters: { steps: names } });
  });
};
