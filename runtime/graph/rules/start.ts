import { problemOf } from '#runtime/graph/problem-of.ts';
import type { Rule } from './rule.ts';

/** A flow begins at one step and no more. */
export const start: Rule = ({ program }) => {
  const [first, ...others] = [...program.nodes.values()].filter(({ schema }) => schema.group === 'start');
  if (first === undefined) return [problemOf({ code: 'missing-start' })];
  return others.map(({ id }) =>
    problemOf({ code: 'duplicate-start', node: id, parameters: { first: first.name } }),
  );
};
