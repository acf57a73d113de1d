import { expect, test } from 'vitest';
import { type LookUpPlace, type LookUps, lookUp } from '#lib/calls/look-ups.ts';
import type { Json } from '#runtime/contract/json.ts';
import { secretToken } from '#runtime/contract/secret.ts';
import type { Need } from '#runtime/contract/step-result.ts';

const place: LookUpPlace = { workspace: 'w', provider: 'twilio', account: null };
const need = (id: string, request: Json): Need => ({ id, kind: 'http-request', request, seconds: 1 });
const echo: LookUps = { 'http-request': async ({ request }) => ({ ok: true, value: request }) };
const secrets = { s1: '4711', s2: 'card 4711 of Ben', s3: '1' };

test('a secret goes out open, and what comes back with it is hidden again', async () => {
  const sent: Json[] = [];
  const request = { pin: secretToken('s1'), whole: secretToken('s2'), short: secretToken('s3') };
  const spy: LookUps = {
    'http-request': async (one) => {
      sent.push(one.request);
      return { ok: true, value: [one.request, 4711, 47110, 'the 4711 and the 4711', '1 of 10'] };
    },
  };
  const results = await lookUp({ needs: [need('n1', request)], place, secrets }, spy);
  expect(sent).toEqual([{ pin: '4711', whole: 'card 4711 of Ben', short: '1' }]);
  const [token, whole] = [secretToken('s1'), secretToken('s2')];
  const value = [{ pin: token, whole, short: '1' }, token, 47110, `the ${token} and the ${token}`, '1 of 10'];
  expect(results).toEqual({ n1: { ok: true, value } });
});

test('results come in the order of the needs, whoever is done first', async () => {
  const results = await lookUp({ needs: [need('b', 1), need('a', 2)], place, secrets: {} }, echo);
  expect(Object.entries(results)).toEqual([
    ['b', { ok: true, value: 1 }],
    ['a', { ok: true, value: 2 }],
  ]);
});

test('what breaks, and what nobody can do, is a failure', async () => {
  const broken: LookUps = { 'http-request': () => Promise.reject(new Error('no')) };
  const needs = [need('a', 1)];
  expect(await lookUp({ needs, place, secrets: {} }, broken)).toEqual({ a: { ok: false, error: 'failed' } });
  expect(await lookUp({ needs, place, secrets: {} }, {})).toEqual({ a: { ok: false, error: 'unsupported' } });
});
