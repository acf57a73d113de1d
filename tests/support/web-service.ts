import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

export type WebRequest = { method: string; path: string; headers: IncomingHttpHeaders; body: string };

/** A web service on loopback, for flows that ask one. */
export type WebService = { origin: string; requests: WebRequest[]; close: () => Promise<void> };

export type WebAnswer = { status: number; body?: unknown; type?: string; headers?: Record<string, string> };

/** `answer` says what a request gets; null lets it wait for ever. An object is sent as JSON, a text as it is. */
export async function openWebService(answer: (request: WebRequest) => WebAnswer | null): Promise<WebService> {
  const requests: WebRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.on('data', (chunk) => {
      body += chunk;
    });
    incoming.on('end', () => {
      const { method = '', url: path = '', headers } = incoming;
      const request = { method, path, headers, body };
      requests.push(request);
      const answered = answer(request);
      if (answered === null) return;
      const isText = typeof answered.body === 'string';
      outgoing.writeHead(answered.status, {
        'content-type': answered.type ?? (isText ? 'text/plain' : 'application/json'),
        ...answered.headers,
      });
      outgoing.end(isText ? answered.body : JSON.stringify(answered.body ?? null));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port is bound.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
