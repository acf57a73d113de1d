import type { z } from 'zod';
import type { Problem } from '#runtime/contract/problem.ts';
import { problemOf } from './problem-of.ts';

/** Most problems of one node or document that are listed; the rest shows once these are mended. */
const mostIssues = 100;

/** What zod found wrong in a node's data: one problem for each field. */
export function nodeDataProblems(node: string, error: z.ZodError): Problem[] {
  return issues(error).map(({ path, reason }) =>
    problemOf({ code: 'invalid-field', node, field: path.join('.') || null, parameters: { reason } }),
  );
}

/** What zod found wrong in a flow document; a path below `nodes` names the node. */
export function documentProblems(error: z.ZodError): Problem[] {
  return issues(error).map(({ path, reason }) => {
    const [first, node, ...rest] = path;
    if (first === 'nodes' && node !== undefined) {
      return problemOf({
        code: 'invalid-field',
        node,
        field: rest.join('.') || null,
        parameters: { reason },
      });
    }
    return problemOf({ code: 'invalid-field', field: path.join('.') || null, parameters: { reason } });
  });
}

function issues(error: z.ZodError): { path: string[]; reason: string }[] {
  return error.issues
    .slice(0, mostIssues)
    .map(({ path, message }) => ({ path: path.map(String), reason: message }));
}
