import { createHash, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'node:querystring';
import { hmac } from '#lib/providers/hmac.ts';
import type { SignedRequest, VerifySignature } from '#lib/providers/provider.ts';

/**
 * `X-Twilio-Signature`: HMAC-SHA1 under the account's auth token of the URL and the sorted form fields; a body that is no form
 * is signed through `bodySHA256` in the URL. Rules: https://www.twilio.com/docs/usage/security#validating-requests and
 * `twilio/lib/webhooks/webhooks.js`, which wins where the two disagree.
 */
export const verifySignature: VerifySignature = (request, tokens) => {
  const given = request.headers['x-twilio-signature'] ?? '';
  if (given === '' || !isBodySigned(request)) return false;
  const fields = signedFields(request);
  const url = request.url.split('#', 1)[0] ?? '';
  const fits = (text: string) =>
    // An empty token would let anybody sign.
    tokens.some((token) => token !== '' && isEqual(given, hmac('sha1', token, text)));
  // Nearly all sign the URL as it came: the others are made only when that does not fit.
  return fits(url + fields) || urlVariants(url).some((variant) => fits(variant + fields));
};

/** Names by code unit; the values of a repeated name once each, sorted. On GET they are in the URL already. */
function signedFields({ method, form }: SignedRequest): string {
  if (method === 'GET') return '';
  if (isInOrder(form)) return joined(form);
  const values = new Map<string, Set<string>>();
  for (const [name, value] of form) values.set(name, (values.get(name) ?? new Set()).add(value));
  const names = [...values.keys()].sort();
  return joined(
    names.flatMap((name) => [...(values.get(name) ?? [])].sort().map((value) => [name, value] as const)),
  );
}

/** As Twilio sends them: each name once, in the order that is signed. */
function isInOrder(form: SignedRequest['form']): boolean {
  let before = '';
  for (const [name] of form) {
    if (name <= before) return false;
    before = name;
  }
  return true;
}

function joined(form: SignedRequest['form']): string {
  let text = '';
  for (const [name, value] of form) text += name + value;
  return text;
}

function isBodySigned({ method, form, body, url }: SignedRequest): boolean {
  if (method === 'GET' || form.length > 0 || body.length === 0) return true;
  const [, query = ''] = /\?([^#]*)/.exec(url) ?? [];
  const expected = new URLSearchParams(query).get('bodySHA256') ?? '';
  return isEqual(expected, createHash('sha256').update(body).digest('hex'));
}

/** Twilio's back ends do not agree on default ports and on how a query is escaped: all that its own SDK tries. */
function urlVariants(url: string): string[] {
  const normalised = URL.canParse(url) ? new URL(url).href : url;
  const both = [withoutPort(normalised), withPort(normalised)];
  return [...new Set([withoutPort(url), withPort(url), ...both, ...both.map(withLegacyQuery)])];
}

type UrlParts = { scheme: string; user: string; host: string; port: string; rest: string };

/** Cut by hand: `new URL()` would escape what was signed as it stands. */
function splitUrl(url: string): UrlParts | null {
  const [prefix = '', scheme = '', authority = ''] = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)/i.exec(url) ?? [];
  if (prefix === '') return null;
  const userEnd = authority.lastIndexOf('@') + 1;
  const address = authority.slice(userEnd);
  // In an IPv6 address the port's colon comes after the bracket.
  const portStart = address.indexOf(':', address.lastIndexOf(']') + 1);
  const hostEnd = portStart === -1 ? address.length : portStart;
  return {
    scheme,
    user: authority.slice(0, userEnd),
    host: address.slice(0, hostEnd),
    port: address.slice(hostEnd),
    rest: url.slice(prefix.length),
  };
}

function withPort(url: string): string {
  const parts = splitUrl(url);
  if (parts === null || parts.port !== '') return url;
  const port = parts.scheme.toLowerCase() === 'https://' ? ':443' : ':80';
  return parts.scheme + parts.user + parts.host + port + parts.rest;
}

function withoutPort(url: string): string {
  const parts = splitUrl(url);
  return parts === null ? url : parts.scheme + parts.user + parts.host + parts.rest;
}

function withLegacyQuery(url: string): string {
  const mark = url.indexOf('?');
  if (mark === -1 || mark === url.length - 1) return url;
  return `${url.slice(0, mark)}?${stringify(parse(url.slice(mark + 1)))}`;
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
