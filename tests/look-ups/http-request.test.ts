import { describe, expect, test } from 'vitest';
import type { HttpClient, HttpRequest } from '#lib/http-client/http-client.ts';
import { HttpClientError } from '#lib/http-client/http-client-error.ts';
import { createHttpRequest } from '#lib/look-ups/http-request.ts';
import type { HttpRequestNeed } from '#runtime/contract/http-request.ts';
import type { Json } from '#runtime/contract/json.ts';
import { limits } from '#runtime/contract/limits.ts';
import { namedSecretToken } from '#runtime/contract/named-secret.ts';

const secrets: Record<string, string> = { KEY: 'a "b" & c/ü', PIN: '42' };
const key = namedSecretToken('KEY');

type Answer = { status?: number; headers?: Record<string, string>; body?: string } | HttpClientError;

/** Sends a need; resolves to the result, and to the requests that left. */
async function look(need: Partial<HttpRequestNeed>, ...answers: Answer[]) {
  const sent: HttpRequest[] = [];
  const client: HttpClient = async (request) => {
    sent.push(request);
    const answer = answers[Math.min(sent.length, answers.length) - 1] ?? {};
    if (answer instanceof HttpClientError) throw answer;
    const { status = 200, headers = {}, body = '' } = answer;
    return { status, headers, body: Buffer.from(body) };
  };
  const lookUp = createHttpRequest({
    client,
    readSecrets: async (workspace, names) =>
      new Map(names.flatMap((name) => (workspace === 'w' && secrets[name] ? [[name, secrets[name]]] : []))),
  });
  const request: HttpRequestNeed = {
    method: 'GET',
    url: 'https://shop.example/',
    query: [],
    headers: {},
    body: { kind: 'none' },
    timeoutSeconds: 5,
    retries: 0,
    repeatable: true,
    parts: [],
    ...need,
  };
  const place = { workspace: 'w', provider: 'twilio', account: null };
  const result = await lookUp({ id: 'n1', kind: 'http-request', request, seconds: 5 }, place);
  return { result, sent, first: sent[0] };
}

const value = ({ result }: { result: unknown }) => (result as { value: Record<string, Json> }).value;
const json = { 'content-type': 'application/json; charset=utf-8' };

describe('a secret', () => {
  test('is written as its place asks', async () => {
    const { first } = await look({
      method: 'POST',
      url: `https://shop.example/${key}?k=${key}`,
      query: [['q', key]],
      headers: { 'X-Key': `Key ${key}` },
      body: { kind: 'json', text: `{"key": "${key}"}` },
    });
    const url = new URL(first?.url ?? '');
    expect(url.pathname.split('/').map(decodeURIComponent)).toEqual(['', secrets['KEY']]);
    expect([url.searchParams.get('k'), url.searchParams.get('q')]).toEqual([secrets['KEY'], secrets['KEY']]);
    expect(first?.headers['X-Key']).toBe(`Key ${secrets['KEY']}`);
    expect(JSON.parse(String(first?.body))).toEqual({ key: secrets['KEY'] });
    const form = await look({
      method: 'POST',
      body: {
        kind: 'form',
        fields: [
          ['k', key],
          ['k', 'b&c'],
        ],
      },
    });
    expect(new URLSearchParams(String(form.first?.body)).getAll('k')).toEqual([secrets['KEY'], 'b&c']);
    const raw = await look({ method: 'PUT', body: { kind: 'raw', text: `<${key}>`, contentType: 'a/b' } });
    expect(String(raw.first?.body)).toBe(`<${secrets['KEY']}>`);
  });

  test('that is not stored lets nothing leave', async () => {
    const { result, sent } = await look({ headers: { 'X-Key': namedSecretToken('OTHER') } });
    expect({ result, sent }).toEqual({ result: { ok: false, error: 'unknown-secret' }, sent: [] });
  });

  test('that is sent back is hidden, however it is written', async () => {
    const secret = secrets['KEY'] ?? '';
    const said = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret),
      btoa('x'),
      `in ${secret} between`,
    ];
    const parts = [{ id: 'h', from: 'header' as const, path: 'X-Said' }];
    const answer = { headers: { ...json, 'x-said': secret }, body: JSON.stringify({ said, [secret]: 42 }) };
    const looked = value(
      await look({ headers: { 'X-Key': key, 'X-Pin': namedSecretToken('PIN') }, parts }, answer),
    );
    expect(looked['body']).toEqual({
      said: ['••••', '••••', '"••••"', 'eA==', 'in •••• between'],
      '••••': 42,
    });
    expect(looked['parts']).toEqual({ h: '••••' });
  });
});

describe('a request', () => {
  test('says what it is, unless the designer does', async () => {
    const { first } = await look({ method: 'POST', body: { kind: 'json', text: '{}' } });
    expect(first?.headers).toMatchObject({
      'Content-Type': 'application/json',
      'User-Agent': 'Ringtree',
      'Idempotency-Key': 'n1',
    });
    const headers = { 'content-type': 'application/vnd.api+json', 'idempotency-key': 'mine' };
    const own = await look({ method: 'POST', headers, body: { kind: 'json', text: '{}' } });
    expect(own.first?.headers).toMatchObject(headers);
    expect(own.first?.headers).not.toHaveProperty('Content-Type');
    expect((await look({})).first?.headers).not.toHaveProperty('Idempotency-Key');
  });

  test('with a body that is not JSON does not leave', async () => {
    const { result, sent } = await look({ method: 'POST', body: { kind: 'json', text: '{"a": }' } });
    expect({ result, sent }).toEqual({ result: { ok: false, error: 'bad-body' }, sent: [] });
  });

  test('to no address does not leave', async () => {
    expect((await look({ url: 'shop' })).result).toEqual({ ok: false, error: 'bad-address' });
  });

  const busy = { status: 503 };
  const away = new HttpClientError('connection');
  const refused = new HttpClientError('refused-address');
  test.each([
    { name: 'until it succeeds', need: { retries: 3 }, answers: [busy, away, {}], times: 3, ok: true },
    { name: 'as often as it may', need: { retries: 1 }, answers: [away], times: 2, ok: false },
    {
      name: 'once where it may not be repeated',
      need: { retries: 3, repeatable: false },
      answers: [busy],
      times: 1,
      ok: true,
    },
    {
      name: 'once where repeating mends nothing',
      need: { retries: 3 },
      answers: [{ status: 500 }],
      times: 1,
      ok: true,
    },
    { name: 'once where it is refused', need: { retries: 3 }, answers: [refused], times: 1, ok: false },
  ])('is sent $name', async ({ need, answers, times, ok }) => {
    const { result, sent } = await look(need, ...answers);
    expect(sent).toHaveLength(times);
    expect(result).toMatchObject(
      ok ? { ok } : { ok, error: answers.at(-1) === away ? 'connection' : 'refused-address' },
    );
  });
});

describe('a response', () => {
  const bodyOf = async (body: string, type?: string) =>
    value(await look({}, { body, headers: type === undefined ? {} : { 'content-type': type } }))['body'];

  test('is JSON, text or nothing', async () => {
    expect(await bodyOf('{"a": [1, null]}', 'application/json')).toEqual({ a: [1, null] });
    expect(await bodyOf('"a"', 'application/problem+json')).toBe('a');
    expect(await bodyOf(' [1]', 'text/html')).toEqual([1]);
    expect(await bodyOf('{broken', 'application/json')).toBe('{broken');
    expect(await bodyOf('hello')).toBe('hello');
    expect(await bodyOf('\u0001secret:s1\u0001 \u0000x', 'text/plain')).toBe('secret:s1 x');
    expect(await bodyOf('PNG', 'image/png')).toBe('');
    expect(await bodyOf('', 'application/json')).toBe('');
  });

  test('is read in its charset', async () => {
    expect(await bodyOf('ü', 'text/plain; charset=latin1')).toBe('Ã¼');
    expect(await bodyOf('ü', 'text/plain; charset=nonsense')).toBe('ü');
  });

  test('that is long is cut, and its parts are still found', async () => {
    const long = JSON.stringify({ list: Array.from({ length: 9_000 }, () => 'xxxx'), last: 'found' });
    const parts = [
      { id: 'a', from: 'body' as const, path: 'last' },
      { id: 'b', from: 'body' as const, path: 'list' },
      { id: 'c', from: 'body' as const, path: 'list[-1]' },
      { id: 'd', from: 'status' as const, path: '' },
    ];
    const looked = value(await look({ parts }, { body: long, headers: json, status: 201 }));
    expect(String(looked['body'])).toHaveLength(limits.variableCharacters);
    expect(looked).toMatchObject({ status: 201, parts: { a: 'found', b: null, c: 'xxxx', d: 201 } });
  });
});
