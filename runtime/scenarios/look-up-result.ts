import type { LookUpResult } from '#runtime/contract/event.ts';
import { HttpRequestNeed } from '#runtime/contract/http-request.ts';
import type { Json } from '#runtime/contract/json.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import { httpResult } from '#runtime/engine/http-result.ts';
import { cleanJson } from '#runtime/graph/clean-json.ts';
import { queueResult } from './queue-result.ts';
import type { LookUpAnswer } from './scenario.ts';

/** What a look-up finds that is said to find this, as the server would tell it to the call. An answer to something else is a failure. */
export function lookUpResult(need: Need, answer: LookUpAnswer): LookUpResult {
  if ('result' in answer) return { ok: true, value: answer.result };
  if ('fails' in answer) return { ok: false, error: answer.fails === 'timeout' ? 'timeout' : 'connection' };
  if ('verify' in answer) return verified(need, answer.verify);
  if ('queue' in answer) return queueResult(need, answer.queue);
  const request = HttpRequestNeed.safeParse(need.request);
  if (need.kind !== 'http-request' || !request.success) return other;
  const headers = new Map(
    Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const body = cleanJson(answer.body ?? '');
  const header = (name: string): Json | undefined => {
    const value = headers.get(name);
    return value === undefined ? undefined : cleanJson(value);
  };
  const response = { status: answer.status, seconds: 0, body, text: JSON.stringify(body), header };
  return { ok: true, value: httpResult(response, request.data) };
}

type Verified = Extract<LookUpAnswer, { verify: string }>['verify'];

function verified({ kind, id }: Need, found: Verified): LookUpResult {
  if (kind === 'verify-start') {
    if (found === 'sent') return { ok: true, value: { session: `session-${id}` } };
    return found === 'not-sent' ? { ok: false, error: 'refused' } : other;
  }
  const isCheck = kind === 'verify-check' && found !== 'sent' && found !== 'not-sent';
  return isCheck ? { ok: true, value: { status: found } } : other;
}

const other: LookUpResult = { ok: false, error: 'failed' };
