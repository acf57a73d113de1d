import { once } from 'node:events';
import { IncomingMessage, request as open } from 'node:http';
import { isIP } from 'node:net';
import { connect as secure } from 'node:tls';
import type { Connect } from './connect-to.ts';
import type { HttpRequest, HttpResponse } from './http-client.ts';
import { HttpClientError } from './http-client-error.ts';
import { readBody } from './read-body.ts';

export type Exchange = Omit<HttpRequest, 'url'> & {
  url: URL;
  /** Of `url`, without brackets. */
  host: string;
  /** Where the connection may go. */
  addresses: readonly string[];
  connect: Connect;
  signal: AbortSignal;
  mostBytes: number;
  mostHeaderBytes: number;
};

/** One request over a connection of its own, and its response. */
export async function exchange(exchanged: Exchange): Promise<HttpResponse> {
  const { method, url, headers, body, signal, mostBytes, mostHeaderBytes } = exchanged;
  const outgoing = open({
    method,
    path: `${url.pathname}${url.search}`,
    headers: {
      host: url.host,
      'accept-encoding': 'gzip, deflate, br',
      ...headers,
      ...(body === null ? {} : { 'content-length': body.byteLength }),
    },
    setHost: false,
    createConnection: () => connection(exchanged),
    maxHeaderSize: mostHeaderBytes,
    signal,
  });
  try {
    outgoing.end(body ?? undefined);
    const [incoming] = await once(outgoing, 'response', { signal });
    if (!(incoming instanceof IncomingMessage)) throw new HttpClientError('connection');
    return {
      status: incoming.statusCode ?? 0,
      headers: plainHeaders(incoming),
      body: method === 'HEAD' ? Buffer.alloc(0) : await readBody(incoming, { mostBytes, signal }),
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'HPE_HEADER_OVERFLOW')
      throw new HttpClientError('too-large', { cause: error });
    throw error;
  } finally {
    // Whatever comes on a connection that is given up is nobody's error.
    outgoing.on('error', () => undefined);
    outgoing.destroy();
  }
}

function connection({ url, host, addresses, connect }: Exchange) {
  const secured = url.protocol === 'https:';
  const port = url.port === '' ? (secured ? 443 : 80) : Number(url.port);
  const socket = connect({ host, port, addresses });
  if (!secured) return socket;
  // An IP address is in the certificate, but is no name to ask for (RFC 6066, 3).
  const servername = isIP(host) === 0 ? host : '';
  return secure({ socket, host, servername, ALPNProtocols: ['http/1.1'] });
}

function plainHeaders({ headersDistinct }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
  );
}
