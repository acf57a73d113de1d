import type { ProviderError } from '#lib/providers/provider.ts';
import { restFailure } from '#lib/providers/rest-failure.ts';

/** What the SDK throws, as far as it matters: HTTP status and Twilio's own code; both null when no answer came. */
export type RestFailure = { status: number | null; code: number | null; message: string };

/** No such call, or it is in no state to be changed any more: https://www.twilio.com/docs/api/errors/21220 */
const overCodes = [20404, 21220];

export function providerError(error: unknown): ProviderError {
  const { status, code, message } = readFailure(error);
  return restFailure(`Twilio: ${message}${code === null ? '' : ` (error ${code})`}`, status, error);
}

/** The call that was to be changed has ended, or is unknown. */
export function isCallOver(error: unknown): boolean {
  const { status, code } = readFailure(error);
  return status === 404 || (code !== null && overCodes.includes(code));
}

export function readFailure(error: unknown): RestFailure {
  if (!(error instanceof Error)) return { status: null, code: null, message: String(error) };
  const status = 'status' in error && typeof error.status === 'number' ? error.status : null;
  const code = 'code' in error && typeof error.code === 'number' ? error.code : null;
  return { status, code, message: error.message };
}
