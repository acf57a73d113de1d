import { createHash, createHmac } from 'node:crypto';

export type Pairs = readonly (readonly [name: string, value: string])[];
export type ToSign = { url: string; form: Pairs; body: string; hash?: Hash };
type Hash = 'sha1' | 'sha256';

/** The headers of a webhook as the provider signs it, written a second time and plainly. A body that is no form is Twilio's in its URL alone. */
export const sign: Record<string, (token: string, request: ToSign) => Record<string, string>> = {
  twilio: (token, { url, form, hash = 'sha1' }) => {
    const names = [...new Set(form.map(([name]) => name))].sort();
    const fields = names.flatMap((name) => valuesOf(form, name).map((value) => name + value));
    return { 'x-twilio-signature': hmac(hash, token, url + fields.join('')) };
  },
  plivo: (token, { url, form, hash = 'sha256' }) => {
    const [base = '', query = ''] = url.split('?');
    const asked = sorted([...new URLSearchParams(query)]).map((pair) => pair.join('='));
    const sent = sorted(form).map((pair) => pair.join(''));
    const marks = [asked.length + sent.length > 0 ? '?' : '', asked.length * sent.length > 0 ? '.' : ''];
    const text = `${base}${marks[0]}${asked.join('&')}${marks[1]}${sent.join('')}.${nonce}`;
    return { 'x-plivo-signature-v3': hmac(hash, token, text), 'x-plivo-signature-v3-nonce': nonce };
  },
};

/** Plivo's older way, which knows no parameters. */
export function signV2(token: string, url: string, once = nonce): Record<string, string> {
  const signature = hmac('sha256', token, (url.split('?')[0] ?? '') + once);
  return { 'x-plivo-signature-v2': signature, 'x-plivo-signature-v2-nonce': once };
}

/** Twilio's address of a request with a body that is no form. */
export function withBodyHash(url: string, body: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}bodySHA256=${createHash('sha256').update(body).digest('hex')}`;
}

export function hmac(algorithm: Hash, token: string, text: string): string {
  return createHmac(algorithm, token).update(text).digest('base64');
}

const nonce = '12345678901234567890';

function valuesOf(form: Pairs, name: string): string[] {
  return [...new Set(form.flatMap(([one, value]) => (one === name ? [value] : [])))].sort();
}

function sorted(pairs: Pairs): Pairs {
  return pairs.toSorted(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
