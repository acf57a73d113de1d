import type { CheckCapability } from '#runtime/contract/capabilities.ts';
import { providers } from '#runtime/providers/providers.ts';

/** What each provider can do, for the validator. */
export const checks: Readonly<Record<string, CheckCapability>> = Object.fromEntries(
  Object.entries(providers).map(([kind, { check }]) => [kind, check]),
);
