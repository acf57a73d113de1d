import { describe, expect, it } from 'vitest';
import type { HttpRequestNeed } from '#runtime/contract/http-request.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import { lookUpResult } from '#runtime/scenarios/look-up-result.ts';
import type { LookUpAnswer } from '#runtime/scenarios/scenario.ts';

const request: HttpRequestNeed = {
  method: 'GET',
  url: 'https://shop.example.com/orders/1',
  query: [],
  headers: {},
  body: { kind: 'none' },
  timeoutSeconds: 5,
  retries: 0,
  repeatable: true,
  parts: [
    { id: 'state', from: 'body', path: 'order.state' },
    { id: 'limit', from: 'header', path: 'X-Limit' },
    { id: 'status', from: 'status', path: '' },
    { id: 'none', from: 'body', path: 'order.price' },
  ],
};
const web: Need = { id: 'need-1', kind: 'http-request', request, seconds: 5 };
const need = (kind: Need['kind']): Need => ({ id: 'need-1', kind, request: {}, seconds: 2 });

describe('what a look-up is said to find', () => {
  it('is a response with the values that the step asked for', () => {
    const answer = { status: 200, body: { order: { state: 'sent' } }, headers: { 'x-limit': '9' } };
    expect(lookUpResult(web, answer)).toEqual({
      ok: true,
      value: {
        status: 200,
        seconds: 0,
        body: { order: { state: 'sent' } },
        parts: { state: 'sent', limit: '9', status: 200, none: null },
      },
    });
  });

  it('keeps no more of a response than a call may', () => {
    const result = lookUpResult(web, { status: 200, body: ['x'.repeat(20_000)] });
    expect(result.ok && JSON.stringify(result.value).length).toBeLessThan(17_000);
  });

  it.each<[Need['kind'], LookUpAnswer, object]>([
    ['http-request', { fails: 'timeout' }, { ok: false, error: 'timeout' }],
    ['http-request', { fails: 'unreachable' }, { ok: false, error: 'connection' }],
    ['verify-start', { verify: 'sent' }, { ok: true, value: { session: 'session-need-1' } }],
    ['verify-start', { verify: 'not-sent' }, { ok: false, error: 'refused' }],
    ['verify-check', { verify: 'wrong' }, { ok: true, value: { status: 'wrong' } }],
    ['queue', { result: { standing: 'full' } }, { ok: true, value: { standing: 'full' } }],
    ['verify-check', { verify: 'sent' }, { ok: false, error: 'failed' }],
    ['verify-start', { status: 200 }, { ok: false, error: 'failed' }],
  ])('of %s: %j', (kind, answer, result) => {
    expect(lookUpResult(need(kind), answer)).toEqual(result);
  });
});
