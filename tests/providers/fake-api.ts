import { createServer, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach } from 'vitest';

type Seen = { method: string; path: string; authorization: string; body: string };
type Answer = { status: number; body: unknown };

export type FakeApi = {
  /** With a path, since gateways have one. */
  baseUrl: string;
  seen: Seen[];
  /** null cuts the connection. */
  answer: (request: Seen) => Answer | null;
};

/** A provider's REST API on loopback for the tests of one file; what it saw and answers begins anew with each. */
export function fakeApi(): FakeApi {
  const api: FakeApi = { baseUrl: '', seen: [], answer: succeed };
  const server = createServer(async (request, response) => {
    const one = await read(request);
    api.seen.push(one);
    const reply = api.answer(one);
    if (reply === null) return void request.socket.destroy();
    const body = reply.status === 204 ? '' : JSON.stringify(reply.body);
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(body);
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no port');
    api.baseUrl = `http://127.0.0.1:${address.port}/gateway/`;
  });
  beforeEach(() => {
    api.seen = [];
    api.answer = succeed;
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  return api;
}

const succeed = (): Answer => ({ status: 200, body: {} });

async function read(request: IncomingMessage): Promise<Seen> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const { method = '', url = '', headers } = request;
  return { method, path: url, authorization: headers.authorization ?? '', body };
}
