import { z } from 'zod';
import { distinctIds } from '#runtime/contract/distinct-ids.ts';
import { field } from '#runtime/contract/field.ts';
import { Id } from '#runtime/contract/flow.ts';
import { limits } from '#runtime/contract/limits.ts';
import { Condition } from '#runtime/expressions/conditions.ts';

/** The outcome when no branch fits. */
export const elsePort = 'else';

const Branch = z.strictObject({
  id: Id,
  label: field(z.string().max(80).default(''), { widget: 'text', tab: 'choices' }),
  match: field(z.enum(['all', 'any']).default('all'), { widget: 'choice', tab: 'choices' }),
  tests: field(z.array(Condition).max(20).default([]), { widget: 'list', tab: 'choices' }),
});
export type Branch = z.infer<typeof Branch>;

export const fields = z.strictObject({
  /** Tried in order: the first that fits is taken. */
  branches: field(
    z.array(Branch).max(limits.branchConditions).refine(distinctIds, 'Ids differ').default([]),
    { widget: 'list', tab: 'choices' },
  ),
});
export type BranchData = z.infer<typeof fields>;

export function branchPort({ id }: { id: string }): string {
  return `branch:${id}`;
}
