import { metrics } from '#lib/metrics.ts';
import type { LookUpResult } from '#runtime/contract/event.ts';
import { conceal, reveal } from '#runtime/contract/secret.ts';
import type { Need } from '#runtime/contract/step-result.ts';

/** Whose call asks: `account` is our id of the provider's account that the call came through. */
export type LookUpPlace = { workspace: string; provider: string; account: string | null };

/** Carries out one need, its secrets open, at least once: `need.id` is the key by which a second try is known. */
export type LookUp = (need: Need, place: LookUpPlace) => Promise<LookUpResult>;

/** By kind of need. A kind without an entry fails, and the step leaves by its outcome for that. */
export type LookUps = { readonly [kind in Need['kind']]?: LookUp };

export type LookUpTask = {
  needs: readonly Need[];
  place: LookUpPlace;
  /** The call's. Whatever of them comes back in a result is hidden in it again. */
  secrets: Readonly<Record<string, string>>;
};

/** All at the same time; never rejects. Results are in the order of the needs. */
export async function lookUp(
  { needs, place, secrets }: LookUpTask,
  registry: LookUps,
): Promise<Record<string, LookUpResult>> {
  const results = reveal(needs, secrets).map(
    async (need): Promise<[string, LookUpResult]> => [need.id, await one(need, place, registry[need.kind])],
  );
  return conceal(Object.fromEntries(await Promise.all(results)), secrets);
}

async function one(need: Need, place: LookUpPlace, make: LookUp | undefined): Promise<LookUpResult> {
  const result = make ? await carryOut(need, place, make) : unsupported;
  metrics().lookupResults.inc({ result: result.ok ? 'succeeded' : 'failed' });
  return result;
}

const unsupported: LookUpResult = { ok: false, error: 'unsupported' };

async function carryOut(need: Need, place: LookUpPlace, make: LookUp): Promise<LookUpResult> {
  try {
    return await make(need, place);
  } catch {
    return { ok: false, error: 'failed' };
  }
}
