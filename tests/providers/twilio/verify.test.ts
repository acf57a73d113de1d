import { expect, test } from 'vitest';
import { createVerifier } from '#lib/providers/twilio/verify.ts';
import { fakeApi } from '../fake-api.ts';

const service = `VA${'0'.repeat(32)}`;
const credentials = { accountId: `AC${'0'.repeat(32)}`, tokens: ['first'] };
const api = fakeApi();
const verifier = (named = service) =>
  createVerifier(credentials, named, { baseUrl: api.baseUrl, timeoutMilliseconds: 2_000 });
const start = { to: '+12125550100', channel: 'sms', language: 'es-US' } as const;
const check = { session: 'VE1', code: '123456' };
const refuse = (status: number, code: number) => () => ({ status, body: { status, code, message: 'No' } });
const form = () => Object.fromEntries(new URLSearchParams(api.seen[0]?.body));

test('sends a code in words that Twilio knows', async () => {
  api.answer = () => ({ status: 201, body: { sid: 'VE1', status: 'pending' } });
  expect(await verifier().start(start)).toEqual({ session: 'VE1' });
  expect(api.seen[0]?.path).toBe(`/gateway/v2/Services/${service}/Verifications`);
  expect(form()).toEqual({ To: start.to, Channel: 'sms', Locale: 'es' });
});

test.each([
  ['en-GB', 'en-GB'],
  ['pt-PT', 'pt'],
  ['is-IS', undefined],
])('speaks of a code in %s as %s', async (language, locale) => {
  api.answer = () => ({ status: 201, body: { sid: 'VE1', status: 'pending' } });
  await verifier().start({ ...start, language });
  expect(form()['Locale']).toBe(locale);
});

test.each([
  [429, 60203, 'rate-limited'],
  [429, 60212, 'rate-limited'],
  [400, 60200, 'refused'],
  [403, 60410, 'refused'],
  [404, 20404, 'not-set-up'],
])('%i with %i sends no code: %s', async (status, code, refused) => {
  api.answer = refuse(status, code);
  expect(await verifier().start(start)).toEqual({ refused });
});

test('sends none without a service, and asks nobody', async () => {
  expect(await verifier('').start(start)).toEqual({ refused: 'not-set-up' });
  expect(api.seen).toEqual([]);
});

test.each([
  ['approved', 'approved'],
  ['pending', 'wrong'],
  ['canceled', 'expired'],
  ['expired', 'expired'],
  ['max_attempts_reached', 'expired'],
])('a check that is %s is %s', async (status, outcome) => {
  api.answer = () => ({ status: 201, body: { sid: 'VE1', status, valid: status === 'approved' } });
  expect(await verifier().check(check)).toBe(outcome);
  expect(form()).toEqual({ VerificationSid: 'VE1', Code: '123456' });
});

test('a code is too old when Twilio knows it no more, or had too many tries', async () => {
  for (const answer of [refuse(404, 20404), refuse(429, 60202)]) {
    api.answer = answer;
    expect(await verifier().check(check)).toBe('expired');
  }
});

test('trouble on the way is no refusal', async () => {
  for (const answer of [refuse(500, 20500), refuse(401, 20003), () => null]) {
    api.answer = answer;
    await expect(verifier().start(start)).rejects.toMatchObject({ name: 'ProviderError' });
    await expect(verifier().check(check)).rejects.toMatchObject({ name: 'ProviderError' });
  }
});
