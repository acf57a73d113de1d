import { metrics } from '#lib/metrics.ts';
import type { LookUpResult } from '#runtime/contract/event.ts';
import type { Need } from '#runtime/contract/step-result.ts';

/** Carries out one need, at least once: `need.id` is the key by which a second try is known. */
export type LookUp = (need: Need) => Promise<LookUpResult>;

/** By kind of need. A kind without an entry fails, and the step leaves by its outcome for that. */
export type LookUps = { readonly [kind in Need['kind']]?: LookUp };

/** All at the same time; never rejects. Results are in the order of the needs. */
export async function lookUp(
  needs: readonly Need[],
  registry: LookUps,
): Promise<Record<string, LookUpResult>> {
  const results = needs.map(
    async (need): Promise<[string, LookUpResult]> => [need.id, await one(need, registry)],
  );
  return Object.fromEntries(await Promise.all(results));
}

async function one(need: Need, registry: LookUps): Promise<LookUpResult> {
  const result = await carryOut(need, registry[need.kind]);
  metrics().lookupResults.inc({ result: result.ok ? 'succeeded' : 'failed' });
  return result;
}

async function carryOut(need: Need, make: LookUp | undefined): Promise<LookUpResult> {
  if (!make) return { ok: false, error: 'unsupported' };
  try {
    return await make(need);
  } catch {
    return { ok: false, error: 'failed' };
  }
}
