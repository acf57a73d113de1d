import { createHmac } from 'node:crypto';
import plivo from 'plivo';
import type { WireParameters } from '../provider-wire.ts';

export type V3Request = {
  method: 'GET' | 'POST';
  url: string;
  form: WireParameters;
  token: string;
  nonce: string;
};

/** Plivo's V3 signature. Its SDK only checks signatures, so each one made here must first please the SDK. */
export function signV3(request: V3Request): string {
  const { method, url, form, token, nonce } = request;
  const signature = createHmac('sha256', token)
    .update(`${signedText(request)}.${nonce}`)
    .digest('base64');
  if (!plivo.validateV3Signature(method, url, nonce, token, signature, { ...form }))
    throw new Error(`Plivo's SDK does not accept the signature of ${method} ${url}`);
  return signature;
}

function signedText({ method, url, form }: V3Request): string {
  const mark = url.indexOf('?');
  const base = mark < 0 ? url : url.slice(0, mark);
  const query = mark < 0 ? [] : [...new URLSearchParams(url.slice(mark))];
  const queryText = sorted(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const formText = sorted(Object.entries(form))
    .map(([name, value]) => name + value)
    .join('');
  if (method === 'GET' || formText === '') return queryText === '' ? base : `${base}?${queryText}`;
  return `${base}?${queryText}${queryText === '' ? '' : '.'}${formText}`;
}

function sorted(pairs: [string, string][]): [string, string][] {
  return pairs.toSorted(([one, first], [other, second]) => compare(one, other) || compare(first, second));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
