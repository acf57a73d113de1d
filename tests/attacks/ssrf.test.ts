import { Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { isAllowedAddress } from '#lib/http-client/address-rule.ts';
import { createHttpClient } from '#lib/http-client/http-client.ts';
import { createHttpRequest } from '#lib/look-ups/http-request.ts';
import { openPeer, type Peer, publicAddress, refusal } from '../http-client/peer.ts';
import { FlowSketch, words } from '../support/flows.ts';
import { Caller } from './caller.ts';
import { seed } from './seed.ts';
import { attacked, openTarget, type Target } from './target.ts';

// What each range of addresses is, and each rule of redirects, is in tests/http-client; here are the ways around them.

const inside = '10.0.0.7';
let peer: Peer;

beforeAll(async () => {
  peer = await openPeer(
    (request, response) => {
      const to = URL.parse(request.url ?? '/', 'http://x')?.searchParams.get('to');
      if (!to) response.end('reached');
      else response.writeHead(Number(request.headers['x-status'] ?? 302), { location: to }).end();
    },
    {
      'inside.example': [inside],
      'v6.example': ['fe80::1', '::1', '::ffff:169.254.169.254'],
      'both.example': [inside, publicAddress],
    },
  );
});
afterAll(() => peer?.close());

/** Every spelling of an IPv4 address that some program reads as one. */
function spellings(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const octal = [a, b, c, d].map((part) => `0${part.toString(8)}`).join('.');
  const hexadecimal = [a, b, c, d].map((part) => `0x${part.toString(16)}`).join('.');
  const wide = [...address]
    .map((one) => (one === '.' ? '\u3002' : String.fromCharCode(one.charCodeAt(0) + 0xfee0)))
    .join('');
  return [
    address,
    `${address}.`,
    String(whole),
    `0${whole.toString(8)}`,
    `0x${whole.toString(16)}`,
    octal,
    hexadecimal,
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `0x${a.toString(16)}.0${b.toString(8)}.${c * 256 + d}`,
    `[::ffff:${address}]`,
    `[0:0:0:0:0:ffff:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}]`,
    `[64:ff9b::${address}]`,
    wide,
    encodeURIComponent(address).replaceAll('.', '%2e'),
  ];
}

const privateAddress = fc.oneof(
  fc.tuple(fc.constantFrom(10, 127), fc.nat(255), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
  fc.tuple(fc.constant(169), fc.constant(254), fc.nat(255), fc.nat(255)),
);

test('no spelling of a private address is connected to', async () => {
  await fc.assert(
    fc.asyncProperty(privateAddress, fc.constantFrom('http', 'https'), async (parts, scheme) => {
      const before = peer.connected.length;
      for (const host of spellings(parts.join('.')))
        expect([host, await refusal(peer.request({ url: `${scheme}://${host}/` }))]).toEqual([
          host,
          'refused-address',
        ]);
      expect(peer.connected.length).toBe(before);
    }),
    { seed, numRuns: 60 },
  );
});

test('whatever an address is made of: only addresses that are allowed are connected to', async () => {
  const part = fc.oneof(
    fc.constantFrom(
      ...'http:// https:// HTTP:/ // \\ @ : # ? / . % %00 %2f [ ] ::1 127.0.0.1 localhost inside.example shop.example'.split(
        ' ',
      ),
    ),
    fc.constantFrom(
      ...'0x7f 017700000001 2130706433 169.254.169.254 \u2488 \u24d0 user:secret@ \t \n'.split(' '),
    ),
    fc.string({ maxLength: 6 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
      const before = peer.connected.length;
      const url = `http://${parts.join('')}`;
      await refusal(peer.request({ url, seconds: 2 }));
      for (const target of peer.connected.slice(before)) {
        const address = target.slice(0, target.lastIndexOf(':'));
        expect([url, isAllowedAddress(address, false)]).toEqual([url, true]);
      }
    }),
    { seed, numRuns: 400 },
  );
});

describe('a name that is rebound', () => {
  test('between the check and the connection leads to the checked address', async () => {
    const answers = [[publicAddress], [inside], [inside]].values();
    const resolve = async () => answers.next().value ?? [];
    const before = peer.connected.length;
    await peer.request({ url: 'http://rebound.example/' }, { resolve });
    expect(peer.connected.slice(before)).toEqual([`${publicAddress}:80`]);
  });

  test('between two requests, or a redirect to itself, is checked again', async () => {
    let times = 0;
    const resolve = async () => (++times === 1 ? [publicAddress] : [inside]);
    const url = 'http://rebound.example/?to=http://rebound.example/';
    const before = peer.connected.length;
    expect(await refusal(peer.request({ url }, { resolve }))).toBe('refused-address');
    expect(peer.connected.slice(before)).toEqual([`${publicAddress}:80`]);
  });

  test.each([
    [['fe80::1']],
    [['::ffff:10.0.0.7', '::']],
    [['0.0.0.0']],
    [['not an address', '']],
    [['127.0.0.1%lo']],
  ])('to %j is refused', async (addresses) => {
    const before = peer.connected.length;
    expect(await refusal(peer.request({}, { resolve: async () => addresses }))).toBe('refused-address');
    expect(peer.connected.length).toBe(before);
  });
});

test('of several addresses of a host only those that are allowed are connected to', async () => {
  const before = peer.connected.length;
  await peer.request({ url: 'http://both.example/' });
  expect(peer.connected.slice(before)).toEqual([`${publicAddress}:80`]);
});

describe.each([301, 302, 303, 307, 308])('a redirect by %i', (status) => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0177.1/',
    'http://[::1]/',
    'http://[::ffff:169.254.169.254]/latest/meta-data/',
    'http://inside.example/',
    'http://v6.example/',
    '//inside.example/',
    'http:\\\\127.0.0.1\\',
    'http://shop.example/?to=http://shop.example/?to=http://inside.example/',
  ])('to %s goes nowhere', async (to) => {
    const before = peer.connected.length;
    const url = `http://shop.example/?to=${encodeURIComponent(to)}`;
    expect(await refusal(peer.request({ url, headers: { 'X-Status': String(status) } }))).toBe(
      'refused-address',
    );
    expect(new Set(peer.connected.slice(before))).toEqual(new Set([`${publicAddress}:80`]));
  });

  test.each([
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_x',
    'ftp://127.0.0.1/',
    'data:,x',
    'http://a:b@shop.example/',
  ])('to %s goes nowhere', async (to) => {
    const url = `http://shop.example/?to=${encodeURIComponent(to)}`;
    expect(await refusal(peer.request({ url, headers: { 'X-Status': String(status) } }))).toBe('bad-address');
  });
});

/** Fetches what the caller says, plays what the caller says. */
const asking = new FlowSketch('Asking')
  .node('start', 'incoming-call')
  .node('where', 'get-speech', { prompt: words('Where?') })
  .node('shop', 'http-request', { url: '{{ steps.where.text }}', timeoutSeconds: 1 })
  .node('sound', 'play', {
    sound: { languages: { 'en-US': { kind: 'url', url: '{{ steps.where.text }}' } } },
  })
  .node('reached', 'speak', { prompt: words('Reached.') })
  .node('refused', 'speak', { prompt: words('Refused.') })
  .wire('start', 'next', 'where')
  .wire('where', 'understood', 'shop')
  .wire('shop', { succeeded: 'reached', failed: 'refused' })
  .wire('reached', 'next', 'sound')
  .wire('refused', 'next', 'sound');

describe('a flow', () => {
  let target: Target;
  const went: string[] = [];
  beforeAll(async () => {
    const client = createHttpClient({
      allowPrivate: false,
      resolve: async (host) => (host === 'localhost' ? ['127.0.0.1', '::1'] : [inside]),
      connect: ({ addresses }) => {
        went.push(...addresses);
        return new Socket().destroy();
      },
    });
    target = await openTarget(asking.document(), {
      lookUps: { 'http-request': createHttpRequest({ client, readSecrets: async () => new Map() }) },
    });
  });
  afterAll(() => target?.close());

  let opened: string[] = [];
  beforeEach(() => {
    opened = [];
    const connect = Socket.prototype.connect;
    vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...to: unknown[]) {
      opened.push(JSON.stringify(to));
      return Reflect.apply(connect, this, to);
    });
  });
  afterEach(() => vi.restoreAllMocks());

  test.each(attacked)(
    'of %s is led to no inner address by what callers say, and opens no sound itself',
    async (provider) => {
      for (const host of [
        '127.0.0.1',
        'localhost',
        '169.254.169.254',
        '0x7f.1',
        '[::ffff:7f00:1]',
        'inside.example',
      ]) {
        const caller = new Caller(target, provider, {
          id: `${provider} ${host}`,
          from: '12125550100',
          name: '',
        });
        const { body } = await caller.says(await caller.starts(), `http://${host}/a.mp3`);
        expect([host, body]).toEqual([host, expect.stringContaining('Refused.')]);
        expect(body).not.toContain('Reached.');
      }
      expect(went).toEqual([]);
      // Only our own: to the webhooks' port and to the database.
      for (const to of opened) expect(to).toMatch(/127\.0\.0\.1|localhost|\.s\.PGSQL/);
      expect(opened.join()).not.toMatch(/a\.mp3|169\.254/);
    },
  );
});
