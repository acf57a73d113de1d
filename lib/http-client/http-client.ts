import { isIP } from 'node:net';
import type { HttpMethod } from '#runtime/contract/http-request.ts';
import { isAllowedAddress } from './address-rule.ts';
import { type Connect, connectTo } from './connect-to.ts';
import { exchange } from './exchange.ts';
import { HttpClientError } from './http-client-error.ts';
import { checkHeaders, parseAddress } from './outgoing.ts';
import { nextRequest } from './redirect.ts';
import { type Resolve, resolveHost } from './resolve-host.ts';

export type HttpRequest = {
  method: HttpMethod;
  url: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
  /** For all of it: looking the host up, redirects, the last byte of the body. */
  seconds: number;
};

/** Names of headers are small; of several of one name the values stand with commas between. */
export type HttpResponse = { status: number; headers: Record<string, string>; body: Buffer };

/** Rejects with `HttpClientError` when there is no whole response; a status such as 500 is one. */
export type HttpClient = (request: HttpRequest) => Promise<HttpResponse>;

export type HttpClientParts = {
  /** Opens private and loopback addresses. */
  allowPrivate: boolean;
  resolve?: Resolve;
  connect?: Connect;
  mostRedirects?: number;
  /** Of a body, as sent and as read. */
  mostBytes?: number;
  mostHeaderBytes?: number;
};

/**
 * The one way out for requests that flows ask for. A host is looked up once, its addresses are checked, and the connection goes to
 * one of those and no other; each redirect is taken as a request of its own. It keeps no cookies and no connections.
 */
export function createHttpClient({
  allowPrivate,
  resolve = resolveHost,
  connect = connectTo,
  mostRedirects = 5,
  mostBytes = 1_000_000,
  mostHeaderBytes = 16_384,
}: HttpClientParts): HttpClient {
  const one = async (request: HttpRequest, url: URL, signal: AbortSignal): Promise<HttpResponse> => {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const found = isIP(host) ? [host] : await within(signal, resolve(host));
    const addresses = found.filter((address) => isAllowedAddress(address, allowPrivate));
    if (addresses.length === 0)
      throw new HttpClientError(found.length === 0 ? 'unknown-host' : 'refused-address');
    return await exchange({ ...request, url, host, addresses, connect, signal, mostBytes, mostHeaderBytes });
  };

  return async (first) => {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), first.seconds * 1000);
    try {
      let request = first;
      for (let redirects = 0; ; redirects++) {
        const url = parseAddress(request.url);
        checkHeaders(request.headers);
        const response = await one(request, url, deadline.signal);
        const next = nextRequest(request, url, response);
        if (!next) return response;
        if (redirects === mostRedirects) throw new HttpClientError('too-many-redirects');
        request = next;
      }
    } catch (cause) {
      if (deadline.signal.aborted) throw new HttpClientError('timeout', { cause });
      throw cause instanceof HttpClientError ? cause : new HttpClientError('connection', { cause });
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Gives up waiting when the time is over; a look-up of a host cannot be called off. */
function within<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new HttpClientError('timeout'));
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
