import { Refusal } from '#lib/refusal.ts';
import { providers } from '#runtime/providers/providers.ts';

/** Kinds of providers that somebody named, each once. Refuses one that Ringtree does not know. */
export function knownProviders(kinds: readonly string[]): string[] {
  for (const provider of kinds) {
    if (Object.hasOwn(providers, provider)) continue;
    throw new Refusal('unknown-provider', { provider, known: Object.keys(providers).join(', ') });
  }
  return [...new Set(kinds)];
}
