import { expect, test } from 'vitest';
import { baseUrl } from '#lib/http/called-url.ts';

const request = (headers: Record<string, string> = {}) => ({
  own: () => 'http://inner:3000/v1/twilio/voice?a=b',
  header: (name: string) => ({ host: 'inner:3000', ...headers })[name],
});
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
