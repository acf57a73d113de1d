import type { LookUpResult } from '#runtime/contract/event.ts';
import { HttpRequestNeed, HttpRequestResult } from '#runtime/contract/http-request.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import { VerifyChecked } from '#runtime/contract/verify.ts';
import type { LookUpAnswer } from './scenario.ts';

/** What a look-up found, as a person would write it: the reverse of `lookUpResult`. */
export function answerFound({ kind, request }: Need, result: LookUpResult): LookUpAnswer {
  if (kind === 'verify-start') return { verify: result.ok ? 'sent' : 'not-sent' };
  if (!result.ok) return { fails: result.error === 'timeout' ? 'timeout' : 'unreachable' };
  if (kind === 'verify-check') {
    const checked = VerifyChecked.safeParse(result.value);
    return checked.success ? { verify: checked.data.status } : { result: result.value };
  }
  const response = HttpRequestResult.safeParse(result.value);
  const asked = HttpRequestNeed.safeParse(request);
  // Headers are not kept but for the values that were taken of them.
  const hasHeaders = asked.success && asked.data.parts.some(({ from }) => from === 'header');
  if (kind !== 'http-request' || !response.success || hasHeaders) return { result: result.value };
  const { status, body } = response.data;
  return { status, body };
}
