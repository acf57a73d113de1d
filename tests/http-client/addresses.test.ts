import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAllowedAddress } from '#lib/http-client/address-rule.ts';
import { openPeer, type Peer, refusal } from './peer.ts';

const open = ['1.1.1.1', '93.184.215.14', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '64:ff9b::101:101'];

const ownNetwork = {
  loopback: ['127.0.0.1', '127.255.255.254', '::1'],
  'private networks': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd12:3456::1', 'fc00::1'],
  'a carrier’s own': ['100.64.0.1'],
  'IPv4 written as IPv6': ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '64:ff9b::a00:1'],
};

const never = {
  'this network': ['0.0.0.0', '0.1.2.3', '::'],
  'link-local': ['169.254.1.1', 'fe80::1', 'fe80::1%lo', '::ffff:169.254.1.1'],
  'metadata services': [
    '169.254.169.254',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    'fd00:ec2::254',
    'fd20:ce::254',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
  ],
  'multicast and broadcast': ['224.0.0.1', '255.255.255.255', 'ff02::1'],
  'reserved and documentation': [
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.9',
    '240.0.0.1',
    '2001:db8::1',
    '5f00::1',
  ],
  'tunnels to IPv4': ['2002:7f00:1::', '2001:0:7f00:1::', '::7f00:1', '64:ff9b:1::7f00:1'],
  'what is no address': ['', 'localhost', '1.2.3', '::g'],
};

describe('an address', () => {
  test.each(open)('%s is open', (address) => expect(isAllowedAddress(address, false)).toBe(true));

  test.each(Object.entries(ownNetwork))('of %s is closed unless it is opened', (_, addresses) => {
    expect(addresses.filter((address) => isAllowedAddress(address, false))).toEqual([]);
    expect(addresses.filter((address) => !isAllowedAddress(address, true))).toEqual([]);
  });

  test.each(Object.entries(never))('of %s stays closed', (_, addresses) => {
    expect(addresses.filter((address) => isAllowedAddress(address, false))).toEqual([]);
    expect(addresses.filter((address) => isAllowedAddress(address, true))).toEqual([]);
  });

  test('means the same however it is embedded in IPv6', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.boolean(), (address, allowPrivate) => {
        expect(isAllowedAddress(`::ffff:${address}`, allowPrivate)).toBe(
          isAllowedAddress(address, allowPrivate),
        );
      }),
    );
  });
});

describe('a request', () => {
  let peer: Peer;
  beforeAll(async () => {
    peer = await openPeer((_, response) => response.end('ok'), {
      'inside.example': ['10.0.0.7'],
      'both.example': ['10.0.0.7', '93.184.215.14', '::1'],
      'nowhere.example': [],
      localhost: ['127.0.0.1', '::1'],
    });
  });
  afterAll(() => peer.close());

  test.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://①②⑦.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost/',
    'http://inside.example/',
    'https://inside.example/',
  ])('to %s is refused before a connection is made', async (url) => {
    const before = peer.connected.length;
    expect(await refusal(peer.request({ url }))).toBe('refused-address');
    expect(peer.connected.length).toBe(before);
  });

  test('goes to the checked address, looked up once, whatever the name leads to by then', async () => {
    let times = 0;
    const resolve = async () => (++times === 1 ? ['93.184.215.14'] : ['127.0.0.1']);
    await peer.request({ url: 'http://rebound.example:8080/' }, { resolve });
    expect(times).toBe(1);
    expect(peer.connected.at(-1)).toBe('93.184.215.14:8080');
  });

  test('of a host with inner and outer addresses goes to the outer ones', async () => {
    const before = peer.connected.length;
    await peer.request({ url: 'http://both.example/' });
    expect(peer.connected.slice(before)).toEqual(['93.184.215.14:80']);
  });

  test('to a host that is not there is told apart', async () => {
    expect(await refusal(peer.request({ url: 'http://nowhere.example/' }))).toBe('unknown-host');
  });

  test('goes inside where that is opened', async () => {
    expect((await peer.request({ url: 'http://127.0.0.1/' }, { allowPrivate: true })).status).toBe(200);
    expect(peer.connected.at(-1)).toBe('127.0.0.1:80');
  });

  test('connects to the address that was found, by the real connector', async () => {
    const { createHttpClient } = await import('#lib/http-client/http-client.ts');
    const client = createHttpClient({ allowPrivate: true, resolve: async () => ['127.0.0.1'] });
    const url = `http://shop.example:${peer.port}/real`;
    const response = await client({ method: 'GET', url, headers: {}, body: null, seconds: 5 });
    expect(response.status).toBe(200);
    expect(peer.received.at(-1)?.line).toBe(`GET shop.example:${peer.port}/real`);
  });

  test.each([
    'ftp://shop.example/',
    'file:///etc/passwd',
    'javascript:1',
    'shop.example',
    'http://',
    'http://a:b@shop.example/',
  ])('to %s is none', async (url) => expect(await refusal(peer.request({ url }))).toBe('bad-address'));
});
