import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createHttpClient } from '#lib/http-client/http-client.ts';
import { createHttpRequest } from '#lib/look-ups/http-request.ts';
import { openPeer, type Peer, publicAddress, refusal } from '../http-client/peer.ts';
import { FlowSketch, words } from '../support/flows.ts';
import { Caller } from './caller.ts';
import { heapAfterCollection } from './heap.ts';
import { openTarget, type Target } from './target.ts';

type Answer = Parameters<typeof openPeer>[0];

let peer: Peer | undefined;
afterEach(async () => {
  await peer?.close();
  peer = undefined;
});

async function answering(answer: Answer): Promise<Peer> {
  peer = await openPeer(answer);
  return peer;
}

// tests/http-client/responses.test.ts has those of one size, announced and sent.
describe('a body', () => {
  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('packed small by %s, again and again, is not kept', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(100_000_000));
    expect(bomb.byteLength).toBeLessThan(150_000);
    const { request } = await answering((_, response) => {
      response.setHeader('content-encoding', encoding).end(bomb);
    });
    const before = heapAfterCollection();
    for (let times = 0; times < 10; times += 1) expect(await refusal(request())).toBe('too-large');
    expect(heapAfterCollection() - before).toBeLessThan(8_000_000);
  });

  test.each([{}, { 'content-encoding': 'gzip' }])(
    'without end is cut off (%j), and the connection with it',
    async (headers) => {
      const cut = Promise.withResolvers<void>();
      let sent = 0;
      const piece = Buffer.alloc(65_536, 'x');
      const { request } = await answering((incoming, response) => {
        response.writeHead(200, headers);
        incoming.socket.on('close', () => cut.resolve());
        if ('content-encoding' in headers) response.write(gzipSync(piece).subarray(0, -8));
        const more = () => {
          sent += piece.byteLength;
          if (!response.destroyed && response.write(piece)) setImmediate(more);
          else response.once('drain', more);
        };
        more();
      });
      expect(['too-large', 'unreadable']).toContain(await refusal(request()));
      await cut.promise;
      // What the system's own buffers hold is on its way already.
      expect(sent).toBeLessThan(50_000_000);
    },
  );

  test('that drips is given up when its time is over, however often something comes', async () => {
    const cut = Promise.withResolvers<void>();
    const { request } = await answering((incoming, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 5);
      incoming.socket.on('close', () => {
        clearInterval(drip);
        cut.resolve();
      });
    });
    expect(await refusal(request({ seconds: 0.3 }))).toBe('timeout');
    await cut.promise;
  }, 60_000);

  test('whose headers drip is given up too', async () => {
    const cut = Promise.withResolvers<void>();
    const { request } = await answering(({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('x'), 5);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          clearInterval(drip);
          cut.resolve();
        });
    });
    expect(await refusal(request({ seconds: 0.3 }))).toBe('timeout');
    await cut.promise;
  }, 60_000);
});

const asking = new FlowSketch('Asking')
  .node('start', 'incoming-call')
  .node('shop', 'http-request', {
    url: 'http://shop.example/',
    timeoutSeconds: 1,
    variables: [{ id: 'found', variable: 'found', from: 'body', path: 'a' }],
  })
  .node('told', 'speak', { prompt: words('It said: {{ steps.shop.status }}') })
  .node('broken', 'speak', { prompt: words('The shop is away.') })
  .node('ask', 'get-speech', { prompt: words('What else?') })
  .node('bye', 'hang-up', { prompt: words('Good bye.') })
  .wire('start', 'next', 'shop')
  .wire('shop', { succeeded: 'told', failed: 'broken' })
  .wire('told', 'next', 'ask')
  .wire('broken', 'next', 'ask')
  .wire('ask', { understood: 'bye', 'no-input': 'bye', 'not-understood': 'bye' });

describe('a call whose look-up is answered so', () => {
  let target: Target;
  let shop: Peer;
  let said: Answer = () => undefined;
  beforeAll(async () => {
    shop = await openPeer((request, response) => said(request, response));
    const client = createHttpClient({
      allowPrivate: false,
      resolve: async () => [publicAddress],
      connect: () => connect(shop.port, '127.0.0.1'),
    });
    target = await openTarget(asking.document(), {
      lookUps: { 'http-request': createHttpRequest({ client, readSecrets: async () => new Map() }) },
    });
  });
  afterAll(async () => {
    await target?.close();
    await shop?.close();
  });

  const json =
    (body: string, type = 'application/json'): Answer =>
    (_, response) =>
      response.setHeader('content-type', type).end(body);
  const nested = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth);

  test.each<[string, Answer]>([
    [
      'a bomb',
      (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(50_000_000))),
    ],
    ['no end', (_, response) => response.write('x')],
    ['lists in lists, some', json(nested(100))],
    ['lists in lists, many', json(nested(3_900))],
    ['lists in lists, as many as are kept', json(nested(7_990))],
    ['lists in lists, very many', json(nested(450_000))],
    ['objects in objects', json(`${'{"a":'.repeat(2_500)}1${'}'.repeat(2_500)}`)],
    [
      'objects in objects under a name that is read',
      json(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    ],
    ['lists in lists as plain text', json(nested(4_000), 'text/plain')],
    ['a long list', json(JSON.stringify(Array.from({ length: 400_000 }, () => 0)))],
    ['a long number', json(`{"a": ${'9'.repeat(15_000)}}`)],
    [
      'many names',
      json(JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`n${at}`, 0])))),
    ],
    [
      'names of prototypes',
      json('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "a": 1}'),
    ],
    ['control characters', json('{"a": "\\u0000\\u0001secret:s1\\u0001\\ud800"}')],
  ])('%s: the caller hears how it goes on, and not the apology for errors of ours', async (name, answer) => {
    said = answer;
    for (const provider of ['twilio', 'plivo'] as const) {
      const caller = new Caller(target, provider, {
        id: `${name} ${provider}`,
        from: '12125550100',
        name: '',
      });
      const { status, body } = await caller.starts();
      expect(status).toBe(200);
      expect(body).toContain('What else?');
      expect(body).toMatch(/It said:|The shop is away/);
      const again = await caller.says({ status, body, type: '' }, 'Nothing');
      expect(again.body).toContain('Good bye.');
    }
  });
});
