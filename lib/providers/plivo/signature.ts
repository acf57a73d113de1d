import { timingSafeEqual } from 'node:crypto';
import { parse } from 'node:querystring';
import { hmac } from '#lib/providers/hmac.ts';
import type { SignedRequest, VerifySignature } from '#lib/providers/provider.ts';

/**
 * Plivo's signatures, newest first: V3 (URL, query, body and nonce) and V2 (URL and nonce), each by the token of the account
 * that owns the call or, as `Ma-`, by the main account's. Rules: https://www.plivo.com/docs/voice/concepts/signature-validation
 * and `plivo/dist/utils/{v3Security,security}.js`, which wins where the two disagree.
 */
export const verifySignature: VerifySignature = (request, tokens) => {
  // No signature of Plivo's covers a body that is no form.
  if (request.form.length === 0 && request.body.length > 0) return false;
  let matches = false;
  for (const scheme of schemes) {
    const nonce = request.headers[scheme.nonce];
    const signatures = scheme.signatures.flatMap((name) => (request.headers[name] ?? '').split(','));
    if (nonce === undefined || nonce === '') continue;
    const signed = scheme.signedText(request, nonce);
    for (const token of tokens) {
      // An empty token would let anybody sign.
      if (token === '') continue;
      const expected = Buffer.from(hmac('sha256', token, signed));
      for (const signature of signatures) matches = isEqual(signature.trim(), expected) || matches;
    }
  }
  return matches;
};

const schemes = [
  {
    nonce: 'x-plivo-signature-v3-nonce',
    signatures: ['x-plivo-signature-v3', 'x-plivo-signature-ma-v3'],
    signedText: (request: SignedRequest, nonce: string) => `${textOfV3(request)}.${nonce}`,
  },
  {
    nonce: 'x-plivo-signature-v2-nonce',
    signatures: ['x-plivo-signature-v2', 'x-plivo-signature-ma-v2'],
    signedText: (request: SignedRequest, nonce: string) => `${splitUrl(request.url).base}${nonce}`,
  },
];

/** A POST without a query still gets the `?` before its body's parameters: so sign both Plivo and its SDKs. */
function textOfV3(request: SignedRequest): string {
  const { base, query } = splitUrl(request.url);
  const queryText = sorted(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const body = request.method === 'POST' ? request.form : [];
  const bodyText = sorted(body)
    .map(([name, value]) => `${name}${value}`)
    .join('');
  if (queryText === '' && body.length === 0) return base;
  return `${base}?${queryText}${queryText !== '' && body.length > 0 ? '.' : ''}${bodyText}`;
}

/** Cut by hand: `new URL()` would add a slash or drop a port, and the signature would not match. */
function splitUrl(url: string): { base: string; query: [string, string][] } {
  const [beforeFragment = ''] = url.split('#');
  const mark = beforeFragment.indexOf('?');
  if (mark === -1) return { base: beforeFragment, query: [] };
  const parsed = parse(beforeFragment.slice(mark + 1), '&', '=', { maxKeys: 0 });
  const query = Object.entries(parsed).flatMap(([name, values]) =>
    [values ?? []].flat().map((value): [string, string] => [name, value]),
  );
  return { base: beforeFragment.slice(0, mark), query };
}

/** By name, then by value: a repeated name stands once for each of its values. */
function sorted(pairs: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return [...pairs].sort(([nameA, valueA], [nameB, valueB]) =>
    nameA === nameB ? order(valueA, valueB) : order(nameA, nameB),
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isEqual(candidate: string, expected: Buffer): boolean {
  const given = Buffer.from(candidate);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
