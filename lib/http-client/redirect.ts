import type { HttpRequest, HttpResponse } from './http-client.ts';
import { HttpClientError } from './http-client-error.ts';

/**
 * The request that a response sends on to (RFC 9110, 15.4); undefined when it is none. Another origin gets neither headers nor a
 * body, since any of them may be a credential; and nothing goes from https to http.
 */
export function nextRequest(
  request: HttpRequest,
  from: URL,
  { status, headers }: HttpResponse,
): HttpRequest | undefined {
  const { location } = headers;
  if (!redirects.has(status) || location === undefined) return undefined;
  const to = URL.parse(location, from);
  if (!to || (from.protocol === 'https:' && to.protocol !== 'https:'))
    throw new HttpClientError('refused-redirect');
  const next = { ...(becomesGet(request, status) ? asGet(request) : request), url: to.href };
  if (to.origin === from.origin) return next;
  if (next.body !== null || (next.method !== 'GET' && next.method !== 'HEAD'))
    throw new HttpClientError('refused-redirect');
  return { ...next, headers: withNames(next.headers, harmless) };
}

const redirects = new Set([301, 302, 303, 307, 308]);
const harmless = new Set(['accept', 'accept-language', 'user-agent']);

function becomesGet({ method }: HttpRequest, status: number): boolean {
  if (status === 303) return method !== 'HEAD';
  return (status === 301 || status === 302) && method === 'POST';
}

function asGet(request: HttpRequest): HttpRequest {
  const kept = Object.keys(request.headers).filter((name) => !/^(content-|idempotency-key$)/i.test(name));
  return {
    ...request,
    method: 'GET',
    body: null,
    headers: withNames(request.headers, new Set(kept.map((name) => name.toLowerCase()))),
  };
}

function withNames(headers: Record<string, string>, names: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => names.has(name.toLowerCase())));
}
