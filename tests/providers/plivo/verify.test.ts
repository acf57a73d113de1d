import { expect, test } from 'vitest';
import { createVerifier } from '#lib/providers/plivo/verify.ts';
import { fakeApi } from '../fake-api.ts';

const api = fakeApi();
const verifier = (service = 'app-1') =>
  createVerifier({ accountId: 'MA1', tokens: ['first'] }, service, {
    baseUrl: api.baseUrl,
    timeoutMilliseconds: 2_000,
  });
const start = { to: '+12125550100', channel: 'call', language: 'en-US' } as const;
const check = { session: 's1', code: '123456' };
const root = '/gateway/v1/Account/MA1/Verify/Session/';
const refuse = (status: number) => () => ({ status, body: { api_id: 'a', error: 'No' } });
const sent = () => JSON.parse(api.seen[0]?.body ?? '');

test('sends a code through the application, or without one', async () => {
  api.answer = () => ({ status: 202, body: { message: 'Session initiated', session_uuid: 's1' } });
  expect(await verifier().start(start)).toEqual({ session: 's1' });
  expect(api.seen[0]).toMatchObject({ method: 'POST', path: root });
  expect(sent()).toEqual({ recipient: '12125550100', channel: 'voice', app_uuid: 'app-1' });
  api.seen = [];
  await verifier('').start({ ...start, channel: 'sms' });
  expect(sent()).toEqual({ recipient: '12125550100', channel: 'sms' });
});

test.each([
  [429, 'rate-limited'],
  [400, 'refused'],
  [404, 'not-set-up'],
])('%i sends no code: %s', async (status, refused) => {
  api.answer = refuse(status);
  expect(await verifier().start(start)).toEqual({ refused });
});

test('a right code is taken', async () => {
  api.answer = () => ({ status: 200, body: { message: 'session validated successfully.' } });
  expect(await verifier().check(check)).toBe('approved');
  expect(api.seen[0]).toMatchObject({ method: 'POST', path: `${root}s1/` });
  expect(sent()).toEqual({ otp: '123456' });
});

test.each([
  ['in-progress', 'wrong'],
  ['expired', 'expired'],
  ['verified', 'approved'],
])('a code that is refused is told by its session: %s is %s', async (status, outcome) => {
  api.answer = ({ method }) =>
    method === 'GET' ? { status: 200, body: { session_uuid: 's1', status } } : refuse(400)();
  expect(await verifier().check(check)).toBe(outcome);
});

test('a code is too old when Plivo knows the session no more', async () => {
  api.answer = refuse(404);
  expect(await verifier().check(check)).toBe('expired');
});

test('trouble on the way is no refusal', async () => {
  for (const answer of [refuse(500), refuse(401), () => null]) {
    api.answer = answer;
    await expect(verifier().start(start)).rejects.toMatchObject({ name: 'ProviderError' });
    await expect(verifier().check(check)).rejects.toMatchObject({ name: 'ProviderError' });
  }
});
