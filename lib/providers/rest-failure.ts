import { isUnreached, ProviderError } from '#lib/providers/provider.ts';

/** Trying again later can help after these, though they blame the request. */
const passing = [408, 409, 425, 429];

/** `status` of the answer is null when none came; `cause` is then what happened instead. */
export function restFailure(message: string, status: number | null, cause?: unknown): ProviderError {
  const permanent = status !== null && status >= 400 && status < 500 && !passing.includes(status);
  return new ProviderError(message, permanent, permanent || status === 429 || isUnreached(cause));
}

/** Everything that is thrown becomes a `ProviderError`. */
export function guarded<Given extends unknown[], Result>(
  run: (...given: Given) => Promise<Result>,
  providerError: (error: unknown) => ProviderError,
) {
  return async (...given: Given): Promise<Result> => {
    try {
      return await run(...given);
    } catch (error) {
      throw error instanceof ProviderError ? error : providerError(error);
    }
  };
}
