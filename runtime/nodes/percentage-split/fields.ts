import { z } from 'zod';
import { distinctIds } from '#runtime/contract/distinct-ids.ts';
import { drawnPoint } from '#runtime/contract/drawn-point.ts';
import { field } from '#runtime/contract/field.ts';
import { Id } from '#runtime/contract/flow.ts';
import { limits } from '#runtime/contract/limits.ts';

const Share = z.strictObject({
  id: Id,
  label: field(z.string().max(80).default(''), { widget: 'text', tab: 'choices' }),
  percent: field(z.number().min(0).max(100).default(50), { widget: 'number', tab: 'choices', unit: '%' }),
});
export type Share = z.infer<typeof Share>;

export const fields = z.strictObject({
  /** Each takes its part of 100 in this order: a share that grows takes callers of its neighbours alone. */
  shares: field(z.array(Share).max(limits.branchConditions).refine(distinctIds, 'Ids differ').default([]), {
    widget: 'list',
    tab: 'choices',
  }),
  by: field(z.enum(['caller', 'call']).default('caller'), { widget: 'choice', tab: 'choices' }),
});
export type PercentageSplit = z.infer<typeof fields>;

export function sharePort({ id }: { id: string }): string {
  return `share:${id}`;
}

/** Hundredths are what people write; more is the dust of adding fractions. */
export function sumOf(shares: readonly Share[]): number {
  return Math.round(shares.reduce((sum, { percent }) => sum + percent, 0) * 100) / 100;
}

/** The share that a text falls into, always the same. Shares that do not add up to 100 are taken as parts of what they add up to. */
export function drawnShare(shares: readonly Share[], text: string): Share | null {
  const point = drawnPoint(text);
  const sum = shares.reduce((total, { percent }) => total + percent, 0);
  let passed = 0;
  for (const share of shares) {
    passed += share.percent;
    if (point * sum < passed) return share;
  }
  return shares[0] ?? null;
}
