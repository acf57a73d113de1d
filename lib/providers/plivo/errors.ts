import type { ProviderError } from '#lib/providers/provider.ts';
import { restFailure } from '#lib/providers/rest-failure.ts';

/** What `fetch` throws says little itself; its cause names the trouble. */
export function providerError(error: unknown): ProviderError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return restFailure(`Plivo: ${cause instanceof Error ? cause.message : String(cause)}`, null, cause);
}
