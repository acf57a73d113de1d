import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect as connectTcp } from 'node:net';
import { createHttpClient, type HttpClientParts, type HttpRequest } from '#lib/http-client/http-client.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A public address that no packet of a test goes to. */
export const publicAddress = '93.184.215.14';

/** What the client asked its network for, and a server on loopback in place of all the others. */
export type Peer = {
  /** Hosts that were looked up. */
  resolved: string[];
  /** Where connections were to go, as `address:port`. */
  connected: string[];
  /** What arrived: `GET shop.example/path`, with headers and body. */
  received: { line: string; headers: IncomingMessage['headers']; body: string }[];
  port: number;
  /** By a client whose packets all end here. */
  request: (
    request?: Partial<HttpRequest>,
    parts?: Partial<HttpClientParts>,
  ) => ReturnType<ReturnType<typeof createHttpClient>>;
  close: () => Promise<void>;
};

/** `hosts` gives the addresses of a host; others have `publicAddress`. */
export async function openPeer(answer: Answer, hosts: Record<string, string[]> = {}): Promise<Peer> {
  const [resolved, connected, received]: [string[], string[], Peer['received']] = [[], [], []];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const line = `${request.method} ${request.headers.host}${request.url}`;
      received.push({ line, headers: request.headers, body });
      answer(request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = address(server);
  return {
    resolved,
    connected,
    received,
    port,
    request: (request, parts) =>
      createHttpClient({
        allowPrivate: false,
        resolve: async (host) => {
          resolved.push(host);
          return hosts[host] ?? [publicAddress];
        },
        connect: (target) => {
          connected.push(...target.addresses.map((one) => `${one}:${target.port}`));
          return connectTcp(port, '127.0.0.1');
        },
        ...parts,
      })({
        method: 'GET',
        url: 'http://shop.example/',
        headers: {},
        body: null,
        seconds: 5,
        ...request,
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function address(server: Server): AddressInfo {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('No port is bound.');
  return bound;
}

/** The code that a request is refused with. */
export async function refusal(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return 'no refusal';
}
