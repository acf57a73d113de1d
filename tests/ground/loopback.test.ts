import { expect, test } from 'vitest';
import { type Visit, whyRefused } from '#lib/http/loopback.ts';

const direct: Visit = {
  method: 'GET',
  peer: '127.0.0.1',
  host: 'localhost:3000',
  origin: undefined,
  fetchSite: undefined,
  forwarded: false,
};

test.each<Partial<Visit>>([
  {},
  { peer: '127.8.9.1' },
  { peer: '::1', host: '[::1]:3000' },
  { peer: '::ffff:127.0.0.1', host: '127.0.0.1' },
  { host: 'LOCALHOST' },
  { host: 'ringtree.localhost:3000' },
  { method: 'POST', origin: 'http://localhost:3000' },
  { method: 'POST', fetchSite: 'same-origin' },
  { method: 'HEAD', origin: 'http://evil.example' },
])('%j is served', (change) => {
  expect(whyRefused({ ...direct, ...change })).toBeUndefined();
});

test.each<Partial<Visit>>([
  { peer: '192.168.1.7' },
  { peer: '::ffff:10.0.0.1' },
  { peer: '128.0.0.1' },
  { peer: undefined },
  { host: undefined },
  { host: '' },
  { host: 'abc.tunnel.example' },
  { host: 'localhost.evil.example' },
  { host: 'evillocalhost' },
  { host: 'evil.example/localhost' },
  { host: 'localhost@evil.example' },
  { host: 'localhost, evil.example' },
  { host: '127.0.0.1.evil.example' },
  { host: '192.168.1.7:3000' },
  { host: '0.0.0.0' },
  { forwarded: true },
  { method: 'POST' },
  { method: 'POST', fetchSite: 'cross-site' },
  { method: 'POST', fetchSite: 'same-site' },
  { method: 'POST', origin: 'null' },
  { method: 'POST', origin: 'http://evil.example', fetchSite: 'same-origin' },
  { method: 'POST', origin: 'http://localhost:4000' },
  { method: 'DELETE', origin: 'ftp://localhost:3000' },
  { method: 'PROPFIND' },
])('%j is refused', (change) => {
  expect(whyRefused({ ...direct, ...change })).toEqual(expect.any(String));
});
