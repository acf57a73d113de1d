import type { Json } from '#runtime/contract/json.ts';
import type { LookUpAnswer, ScenarioStep } from './scenario.ts';

type Passed = { name: string; changes: Record<string, Json> };

/**
 * What web services answered on a call, and how codes were checked, told by the results that its steps kept: a step with a status, a body and an error is
 * one that asked, one with a status, attempts and a reason had a code checked. Results that are the same as before are not among the changes, so they are
 * remembered.
 */
export function lookUpsOf(passed: readonly Passed[]): ScenarioStep[] {
  const results = new Map<string, Map<string, Json>>();
  return passed.flatMap(({ name, changes }): ScenarioStep[] => {
    const changed = new Set<string>();
    for (const [path, value] of Object.entries(changes)) {
      const [, step, field] = /^steps\.([^.]+)\.([^.]+)$/.exec(path) ?? [];
      if (step === undefined || field === undefined) continue;
      const result = results.get(step) ?? new Map<string, Json>();
      results.set(step, result.set(field, value));
      changed.add(step);
    }
    return [...changed].flatMap((step) => {
      const answer = answerOf(results.get(step));
      const answers = answer === null ? verifiedBy(results.get(step)) : [answer];
      return answers.map((finds) => ({ lookUp: { step: name, finds } }));
    });
  });
}

function answerOf(result: ReadonlyMap<string, Json> | undefined): LookUpAnswer | null {
  const [status, body, error] = ['status', 'body', 'error'].map((field) => result?.get(field));
  if (typeof status !== 'number' || body === undefined || typeof error !== 'string') return null;
  if (error === 'timeout') return { fails: 'timeout' };
  if (error !== '') return { fails: 'unreachable' };
  return status >= 100 && status <= 599 ? { status, body } : null;
}

/** The code was sent, and checked once for each try; empty for a step that did none of it. */
function verifiedBy(result: ReadonlyMap<string, Json> | undefined): LookUpAnswer[] {
  const [status, attempts, reason] = ['status', 'attempts', 'reason'].map((field) => result?.get(field));
  if (typeof status !== 'string' || typeof attempts !== 'number' || typeof reason !== 'string') return [];
  if (status === 'not-sent') return [{ verify: 'not-sent' }];
  const last = verdicts.get(status);
  if (last === undefined) return [];
  const wrong = Array.from({ length: Math.min(Math.max(attempts - 1, 0), mostTries) }, () => wrongCode);
  return [{ verify: 'sent' }, ...wrong, { verify: last }];
}

const verdicts: ReadonlyMap<string, 'approved' | 'wrong' | 'expired'> = new Map([
  ['verified', 'approved'],
  ['wrong', 'wrong'],
  ['expired', 'expired'],
]);
const wrongCode: LookUpAnswer = { verify: 'wrong' };
const mostTries = 20;
