import { expect, test } from 'vitest';
import { baseUrl, requestTarget } from '#lib/http/called-url.ts';

const request = (headers: Record<string, string> = {}, url = 'http://inner:3000/v1/twilio/voice?a=b') =>
  new Request(url, { headers: { host: 'inner:3000', ...headers } });
const forwarded = { 'x-forwarded-proto': 'https, http', 'x-forwarded-host': 'phones.example.com' };

test('PUBLIC_URL is how we are called, whatever a request says', () => {
  const settings = { PUBLIC_URL: 'https://set.example.com/base', TRUST_PROXY: true };
  expect(baseUrl(request(forwarded), settings)).toBe('https://set.example.com/base');
});

test('a proxy’s headers count only where they are trusted', () => {
  expect(baseUrl(request(forwarded), { TRUST_PROXY: false })).toBe('http://inner:3000');
  expect(baseUrl(request(forwarded), { TRUST_PROXY: true })).toBe('https://phones.example.com');
  expect(baseUrl(request(), { TRUST_PROXY: true })).toBe('http://inner:3000');
});

test('path and query are taken as they came', () => {
  const raw = "/v1/twilio/voice?name=O'Brien&empty=&again=%20+";
  expect(requestTarget(request(), { incoming: { url: raw } })).toBe(raw);
  expect(requestTarget(request(), undefined)).toBe('/v1/twilio/voice?a=b');
});
