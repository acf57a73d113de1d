import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { openPeer, type Peer, refusal } from './peer.ts';

let peer: Peer | undefined;
afterEach(async () => {
  await peer?.close();
  peer = undefined;
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const answering = async (answer: Answer, hosts?: Record<string, string[]>): Promise<Peer> => {
  peer = await openPeer(answer, hosts);
  return peer;
};

describe('a response', () => {
  test('comes whole, with its status and headers', async () => {
    const { request, received } = await answering((_, response) => {
      response.writeHead(404, { 'X-Reason': ['gone', 'away'], 'set-cookie': 'a=1' });
      response.end('not here');
    });
    const body = Buffer.from('{"a":1}');
    const headers = { 'Content-Type': 'application/json', 'X-Key': 'k' };
    const response = await request({ method: 'POST', url: 'http://shop.example/a?b=c#d', headers, body });
    expect(response).toMatchObject({ status: 404, headers: { 'x-reason': 'gone, away' } });
    expect(response.body.toString()).toBe('not here');
    expect(received).toMatchObject([
      {
        line: 'POST shop.example/a?b=c',
        headers: { 'content-length': '7', 'content-type': 'application/json', 'x-key': 'k' },
        body: '{"a":1}',
      },
    ]);
    await request();
    expect(received.at(-1)?.headers).not.toHaveProperty('cookie');
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('packed with %s is unpacked', async (encoding, pack) => {
    const { request } = await answering((_, response) => {
      response.setHeader('content-encoding', encoding);
      response.end(pack('hello'));
    });
    expect((await request()).body.toString()).toBe('hello');
  });

  test('to HEAD has no body, whatever it announces', async () => {
    const { request } = await answering((_, response) => response.setHeader('content-length', '5').end());
    expect((await request({ method: 'HEAD' })).body.byteLength).toBe(0);
  });

  test.each([
    ['announced', { 'content-length': '1000001' }, Buffer.alloc(1)],
    ['sent', {}, Buffer.alloc(1_100_000)],
    ['packed small (a bomb)', { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000))],
  ])('that is too large, as %s, is given up', async (_, headers, body) => {
    const { request } = await answering((_request, response) => response.writeHead(200, headers).end(body));
    expect(await refusal(request())).toBe('too-large');
  });

  test('with headers without end is given up', async () => {
    const { request } = await answering((_, response) =>
      response.writeHead(200, { 'x-long': 'x'.repeat(40_000) }).end(),
    );
    expect(await refusal(request())).toBe('too-large');
  });

  test.each(['zstd', 'gzip, gzip', 'nonsense'])('packed as %s cannot be read', async (encoding) => {
    const { request } = await answering((_, response) =>
      response.setHeader('content-encoding', encoding).end('x'),
    );
    expect(await refusal(request())).toBe('unreadable');
  });

  test.each(['gzip', 'deflate', 'br'])('that is not what it says (%s) cannot be read', async (encoding) => {
    const { request } = await answering((_, response) =>
      response.setHeader('content-encoding', encoding).end('plain words that are not packed'),
    );
    expect(await refusal(request())).toBe('unreadable');
  });

  test('that never begins, or never ends, is over in time', async () => {
    const silent = await answering(() => undefined);
    expect(await refusal(silent.request({ seconds: 0.05 }))).toBe('timeout');
    await peer?.close();
    const dripping = await answering((_, response) => response.write('x'));
    expect(await refusal(dripping.request({ seconds: 0.05 }))).toBe('timeout');
    const never = () => new Promise<string[]>(() => undefined);
    expect(await refusal(dripping.request({ seconds: 0.05 }, { resolve: never }))).toBe('timeout');
  });

  test('that breaks off is no response', async () => {
    const { request } = await answering((requested, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('half');
      setImmediate(() => requested.socket.destroy());
    });
    expect(await refusal(request())).toBe('connection');
  });

  test('that is not HTTP is no response', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { request } = await answering(() => undefined);
    expect(await refusal(request({}, { connect: () => connect(port, '127.0.0.1') }))).toBe('connection');
    server.close();
  });
});

describe('a redirect', () => {
  const credentials = { Authorization: 'Bearer t', 'X-Api-Key': 'k', Cookie: 'c=1', Accept: 'text/plain' };
  const to =
    (location: string, status = 302): Answer =>
    (request, response) =>
      request.url === '/'
        ? response.writeHead(status, { location }).end()
        : response.end(String(request.headers.host));

  test('on the same origin keeps the headers', async () => {
    const { request, received } = await answering(to('/next'));
    await request({ headers: credentials });
    expect(received.at(-1)).toMatchObject({
      line: 'GET shop.example/next',
      headers: { authorization: 'Bearer t', 'x-api-key': 'k', accept: 'text/plain' },
    });
  });

  test.each(['http://other.example/next', 'http://shop.example:81/next', '//other.example/next'])(
    'to %s, another origin, drops every credential',
    async (location) => {
      const { request, received } = await answering(to(location));
      await request({ headers: credentials });
      const { headers } = received.at(-1) ?? { headers: {} };
      expect(headers).toMatchObject({ accept: 'text/plain' });
      for (const name of ['authorization', 'x-api-key', 'cookie']) expect(headers).not.toHaveProperty(name);
    },
  );

  test.each(['http://127.0.0.1/next', 'http://[::ffff:7f00:1]/next', 'http://inside.example/next'])(
    'to %s is checked like a request of its own',
    async (location) => {
      const { request, connected } = await answering(to(location), { 'inside.example': ['10.0.0.7'] });
      expect(await refusal(request())).toBe('refused-address');
      expect(connected).toHaveLength(1);
    },
  );

  test('to a host that was looked up before is looked up and checked again', async () => {
    const { request } = await answering(to('/next'));
    let times = 0;
    const resolve = async () => (++times === 1 ? ['93.184.215.14'] : ['127.0.0.1']);
    expect(await refusal(request({}, { resolve }))).toBe('refused-address');
  });

  test('out of the web is refused', async () => {
    const { request } = await answering(to('file:///etc/passwd'));
    expect(await refusal(request())).toBe('bad-address');
  });

  test('in a circle ends', async () => {
    const { request, received } = await answering((_, response) =>
      response.writeHead(302, { location: '/' }).end(),
    );
    expect(await refusal(request())).toBe('too-many-redirects');
    expect(received).toHaveLength(6);
  });

  test.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [307, 'POST', 'POST'],
    [308, 'PATCH', 'PATCH'],
    [302, 'PUT', 'PUT'],
  ] as const)('by %i lets %s go on as %s', async (status, method, next) => {
    const { request, received } = await answering(to('/next', status));
    const headers = { 'Content-Type': 'text/plain', 'Idempotency-Key': 'n1' };
    await request({ method, headers, body: Buffer.from('body') });
    const last = received.at(-1);
    expect(last?.line).toBe(`${next} shop.example/next`);
    expect(last?.body).toBe(next === 'GET' ? '' : 'body');
    expect(last?.headers['content-type']).toBe(next === 'GET' ? undefined : 'text/plain');
    expect(last?.headers['idempotency-key']).toBe(next === 'GET' ? undefined : 'n1');
  });

  test('with a body to another origin is refused', async () => {
    const { request } = await answering(to('http://other.example/next', 307));
    expect(await refusal(request({ method: 'POST', body: Buffer.from('secret') }))).toBe('refused-redirect');
  });
});

describe('a header', () => {
  test.each([
    { 'X-A': 'a\r\nX-B: b' },
    { 'X A': 'a' },
    { '': 'a' },
    { Host: 'other.example' },
    { 'Content-Length': '0' },
    { 'transfer-encoding': 'chunked' },
    { Connection: 'upgrade' },
  ])('%j is refused before anything is sent', async (headers) => {
    const { request, resolved } = await answering((_, response) => response.end());
    expect(await refusal(request({ headers }))).toBe('bad-header');
    expect(resolved).toEqual([]);
  });
});

test('https says nothing before the connection is secure, and asks for the host by its name', async () => {
  const said: Buffer[] = [];
  const server = createServer((socket) =>
    socket.once('data', (data) => {
      said.push(data);
      socket.end();
    }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { request } = await answering(() => undefined);
  const url = 'https://shop.example/secret-path';
  expect(await refusal(request({ url }, { connect: () => connect(port, '127.0.0.1') }))).toBe('connection');
  const hello = Buffer.concat(said).toString('latin1');
  expect(hello.charCodeAt(0)).toBe(0x16);
  expect(hello).toContain('shop.example');
  expect(hello).not.toContain('secret-path');
  server.close();
});
