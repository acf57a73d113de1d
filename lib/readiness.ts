import { processWide } from '#lib/process-wide.ts';

/** What `/readyz` asks besides the database: each says in words for an operator why the process wants no calls, or undefined. */
export function readinessChecks(): (() => string | undefined)[] {
  return processWide('readiness checks', () => []);
}
