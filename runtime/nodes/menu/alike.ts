import type { Json } from '#runtime/contract/json.ts';

/** The attempt alone: how often somebody has had it repeated only counts once it is too often. */
export function alike(local: Json): Json {
  return local !== null && typeof local === 'object' && !Array.isArray(local)
    ? (local['attempt'] ?? null)
    : null;
}
