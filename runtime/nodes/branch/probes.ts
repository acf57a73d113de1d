import type { Probes } from '#runtime/contract/probes.ts';
import { conditionValues } from '#runtime/expressions/condition-values.ts';
import type { BranchData } from './fields.ts';

/** The values that make its conditions hold, and not. */
export function probes({ branches }: BranchData): Probes {
  return { compares: branches.flatMap(({ tests }) => tests.flatMap(conditionValues)) };
}
