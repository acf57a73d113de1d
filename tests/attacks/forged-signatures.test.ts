import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account as accountFlow } from '../driver/flows.ts';
import { addressIn } from '../driver/world.ts';
import { hmac, type Pairs, sign, signV2, withBodyHash } from './sign.ts';
import { type Attacked, attacked, openTarget, type Target, type Webhook } from './target.ts';

let target: Target;

beforeAll(async () => {
  target = await openTarget(accountFlow());
});
afterAll(() => target?.close());

const callName = { twilio: 'CallSid', plivo: 'CallUUID' };
let calls = 0;

/** The first webhook of a call, as its provider sends it. */
function genuine(provider: Attacked): Required<Pick<Webhook, 'path' | 'form'>> {
  calls += 1;
  const { number: to } = target.account(provider);
  const number = provider === 'plivo' ? to.slice(1) : to;
  return {
    path: `/v1/${provider}/voice`,
    form: [
      [callName[provider], `call-${calls}`],
      ['From', '12125550100'],
      ['To', number],
      ['CallStatus', provider === 'plivo' ? 'ringing' : 'in-progress'],
      ['Direction', 'inbound'],
    ],
  };
}

const urlOf = (path: string) => target.publicUrl + path;
const statusOf = async (webhook: Webhook) => (await target.send(webhook)).status;
const headerOf = (headers: Record<string, string> | undefined) => Object.entries(headers ?? {});

describe.each(attacked)('%s', (provider) => {
  const signedBy = (owner: 'ours' | 'another' = 'ours') => ({
    provider,
    token: target.account(provider, owner).token,
  });

  test('a genuine webhook is answered, so that what follows fails by its forgery alone', async () => {
    expect(await statusOf({ ...genuine(provider), signedBy: signedBy() })).toBe(200);
  });

  test('nothing that is forged passes, and none of it leaves a trace', async () => {
    const { path, form } = genuine(provider);
    const { token } = target.account(provider);
    const right = sign[provider]?.(token, { url: urlOf(path), form, body: '' }) ?? {};
    const [[header = '', signature = ''] = []] = headerOf(right);
    const other = provider === 'twilio' ? 'plivo' : 'twilio';
    const forgeries: Record<string, Webhook> = {
      'without a signature': { path, form },
      'an empty signature': { path, form, headers: { ...right, [header]: '' } },
      'the token of another account': { path, form, signedBy: signedBy('another') },
      'the token of another account that the body names': {
        path,
        form: [...form, ['AccountSid', `${provider}-another`], ['ParentAuthID', `${provider}-another`]],
        signedBy: signedBy('another'),
      },
      'an empty token': { path, form, signedBy: { provider, token: '' } },
      'an undefined token': { path, form, signedBy: { provider, token: 'undefined' } },
      'the account’s name as token': { path, form, signedBy: { provider, token: `${provider}-ours` } },
      'the other provider’s way with this token': { path, form, signedBy: { provider: other, token } },
      'the other provider’s token': {
        path,
        form,
        signedBy: { provider, token: target.account(other).token },
      },
      'one character more': { path, form, headers: { ...right, [header]: `${signature}A` } },
      'one character less': { path, form, headers: { ...right, [header]: signature.slice(0, -1) } },
      'in hexadecimal': {
        path,
        form,
        headers: { ...right, [header]: Buffer.from(signature, 'base64').toString('hex') },
      },
      'a list of wrong ones': {
        path,
        form,
        headers: { ...right, [header]: Array.from({ length: 300 }, () => hmac('sha1', 'x', 'y')).join(', ') },
      },
      'a weaker or another hash': {
        path,
        form,
        headers:
          sign[provider]?.(token, {
            url: urlOf(path),
            form,
            body: '',
            hash: provider === 'twilio' ? 'sha256' : 'sha1',
          }) ?? {},
      },
      'a signature of the address alone': {
        path,
        form,
        headers: sign[provider]?.(token, { url: urlOf(path), form: [], body: '' }) ?? {},
      },
      'of http': {
        path,
        form,
        headers: sign[provider]?.(token, { url: urlOf(path).replace('https', 'http'), form, body: '' }) ?? {},
      },
      'of another host that the request names': {
        path,
        form,
        headers: {
          ...sign[provider]?.(token, { url: `https://evil.example${path}`, form, body: '' }),
          host: 'evil.example',
          'x-forwarded-host': 'evil.example',
        },
      },
      'a body with one field more': { path, form: [...form, ['Digits', '1']], headers: right },
      'a body with another number': { path, form: changed(form, 'From', '12125550199'), headers: right },
      'a query more': { path: `${path}?Digits=1`, form, headers: right },
    };
    const before = await target.traces();
    for (const [name, forgery] of Object.entries(forgeries)) {
      expect([name, await statusOf(forgery)]).toEqual([name, 403]);
    }
    expect(await target.traces()).toEqual(before);
  });

  test('an account whose token is empty admits nobody', async () => {
    const { path, form } = genuine(provider);
    const { number, token } = target.account(provider, 'tokenless');
    const to = provider === 'plivo' ? number.slice(1) : number;
    const before = await target.traces();
    const webhook = { path, form: changed(form, 'To', to), signedBy: { provider, token } };
    expect(await statusOf(webhook)).toBe(403);
    expect(await target.traces()).toEqual(before);
  });

  test('a genuine one is worth nothing on another address', async () => {
    const { path, form } = genuine(provider);
    const { token } = target.account(provider);
    const started = await target.send({ path, form, signedBy: signedBy() });
    const gather = new URL(addressIn({ ...started, contentType: started.type }, 'action')).pathname;
    const headers = sign[provider]?.(token, { url: urlOf(path), form, body: '' }) ?? {};
    const before = await target.traces();
    const elsewhere = [gather, `/v1/${provider}/fallback`, `/v1/${provider}/message`, `${path}?start=1`];
    for (const other of elsewhere)
      expect([other, await statusOf({ path: other, form, headers })]).toEqual([other, 403]);
    expect(await target.traces()).toEqual(before);
  });

  test('a genuine one again gets the same bytes and changes nothing', async () => {
    const { path, form } = genuine(provider);
    const first = await target.send({ path, form, signedBy: signedBy() });
    const gather = new URL(addressIn({ ...first, contentType: first.type }, 'action')).pathname;
    const pressed = { path: gather, form: [...form, ['Digits', '1234']] as const, signedBy: signedBy() };
    const second = await target.send(pressed);
    expect(second.body).not.toBe(first.body);
    // The call has gone on: where it is now is no answer to what was asked then.
    const next = new URL(addressIn({ ...second, contentType: second.type }, 'action')).pathname;
    const third = await target.send({ ...pressed, path: next, form: [...form, ['Digits', '12']] });
    expect(third.body).not.toBe(second.body);
    const before = await target.traces();
    for (let times = 0; times < 5; times += 1) {
      expect(await target.send(pressed)).toEqual(second);
    }
    expect(await target.traces()).toEqual(before);
  });

  test('a body of JSON is believed only where the signature covers it', async () => {
    const { path, form } = genuine(provider);
    const { token } = target.account(provider);
    const body = JSON.stringify(Object.fromEntries(form));
    const before = await target.traces();
    const headers = { 'content-type': 'application/json' };
    expect(await statusOf({ path, body, headers, signedBy: signedBy() })).toBe(403);
    expect(await target.traces()).toEqual(before);
    // A GET that was signed, sent again as a POST whose body says otherwise.
    const query = `?${new URLSearchParams(form.map(([name, value]) => [name, value]))}`;
    const got = sign[provider]?.(token, { url: urlOf(path + query), form: [], body: '' }) ?? {};
    const told = JSON.stringify({ From: '12125550199' });
    expect(await statusOf({ path: path + query, body: told, headers: { ...got, ...headers } })).toBe(403);
    expect(await target.traces()).toEqual(before);
  });
});

test('Twilio: a body of JSON is believed with its hash in the signed address', async () => {
  const { path, form } = genuine('twilio');
  const body = JSON.stringify(Object.fromEntries(form));
  const hashed = new URL(withBodyHash(urlOf(path), body));
  const json: Webhook = {
    path: hashed.pathname + hashed.search,
    body,
    headers: { 'content-type': 'application/json' },
    signedBy: { provider: 'twilio', token: target.account('twilio').token },
  };
  expect(await statusOf(json)).toBe(200);
  expect(await statusOf({ ...json, body: body.replace('12125550100', '12125550199') })).toBe(403);
});

describe('Plivo: several ways to sign', () => {
  test('a list passes by the one of it that fits', async () => {
    const { path, form } = genuine('plivo');
    const right = sign['plivo']?.(target.account('plivo').token, { url: urlOf(path), form, body: '' }) ?? {};
    const list = `AAAA,${right['x-plivo-signature-v3']} , BBBB`;
    expect(await statusOf({ path, form, headers: { ...right, 'x-plivo-signature-v3': list } })).toBe(200);
    const mixed = { ...right, 'x-plivo-signature-v3': 'AAAA', 'x-plivo-signature-v2': list };
    expect(await statusOf({ path, form, headers: mixed })).toBe(403);
  });

  // It covers the address alone: docs/security.md tells what follows from that.
  test('the older one passes for its own address and token alone', async () => {
    const { path, form } = genuine('plivo');
    const { token } = target.account('plivo');
    expect(await statusOf({ path, form, headers: signV2(token, urlOf(path)) })).toBe(200);
    const before = await target.traces();
    const forged = [
      signV2(target.account('plivo', 'another').token, urlOf(path)),
      signV2(token, urlOf('/v1/plivo/status')),
      signV2('', urlOf(path)),
    ];
    for (const headers of forged) expect(await statusOf({ path, form, headers })).toBe(403);
    expect(await target.traces()).toEqual(before);
  });

  test('an empty nonce, or none, passes in no way, though the signature fits', async () => {
    const { path, form } = genuine('plivo');
    const { token } = target.account('plivo');
    const whole = signV2(token, urlOf(path), '');
    const { 'x-plivo-signature-v2-nonce': _, ...without } = whole;
    const before = await target.traces();
    for (const headers of [whole, without]) expect(await statusOf({ path, form, headers })).toBe(403);
    expect(await target.traces()).toEqual(before);
  });
});

function changed(form: Pairs, name: string, value: string): Pairs {
  return form.map((pair) => (pair[0] === name ? [name, value] : pair));
}
