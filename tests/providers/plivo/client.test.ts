import { describe, expect, it } from 'vitest';
import { createClient } from '#lib/providers/plivo/client.ts';
import { type EffectTarget, ProviderError } from '#lib/providers/provider.ts';
import type { ProviderEffectBody } from '#runtime/contract/effect.ts';
import { fakeApi } from '../fake-api.ts';

const call = '3e82ae9d-2c78-4d85-b1a4-6eae7dbafb36';
const root = '/gateway/v1/Account/MA1';
const urls: EffectTarget['urls'] = {
  moved: 'https://ivr.example/moved',
  recording: 'https://ivr.example/recording',
  status: 'https://ivr.example/status',
  fallback: 'https://ivr.example/fallback',
  messageStatus: 'https://ivr.example/message-status',
  answer: 'https://ivr.example/answer',
};

const api = fakeApi();
const client = (timeoutMilliseconds = 2_000) =>
  createClient(
    { accountId: 'MA1', tokens: ['first', 'second'] },
    { baseUrl: api.baseUrl, timeoutMilliseconds },
  );
const carryOut = (effect: ProviderEffectBody) =>
  client().carryOut({ id: 'e1', ...effect }, { providerCallId: call, urls });
const first = () => {
  const [one] = api.seen;
  if (one === undefined) throw new Error('nothing was asked');
  return { ...one, body: one.body === '' ? null : JSON.parse(one.body) };
};
const refuse = (status: number) => () => ({ status, body: { api_id: 'a', error: 'No' } });

describe('effects', () => {
  it('redirect-call moves the caller, authorised by the first token', async () => {
    api.answer = () => ({ status: 202, body: { message: 'call transferred', call_uuids: [call] } });
    expect(await carryOut({ kind: 'redirect-call' })).toBe('');
    expect(first()).toEqual({
      method: 'POST',
      path: `${root}/Call/${call}/`,
      authorization: `Basic ${btoa('MA1:first')}`,
      body: { legs: 'aleg', aleg_url: urls.moved, aleg_method: 'POST' },
    });
  });

  it('hang-up-call', async () => {
    api.answer = () => ({ status: 204, body: null });
    expect(await carryOut({ kind: 'hang-up-call' })).toBe('');
    expect(first()).toMatchObject({ method: 'DELETE', path: `${root}/Call/${call}/` });
  });

  it('start-recording', async () => {
    api.answer = () => ({ status: 202, body: { recording_id: 'r1', url: 'https://media.plivo.com/r1.mp3' } });
    expect(await carryOut({ kind: 'start-recording', tracks: 'dual' })).toBe('r1');
    expect(first()).toMatchObject({
      path: `${root}/Call/${call}/Record/`,
      body: {
        time_limit: 86_400,
        file_format: 'mp3',
        record_channel_type: 'stereo',
        callback_url: urls.recording,
        callback_method: 'POST',
      },
    });
    await carryOut({ kind: 'start-recording', tracks: 'mono' });
    expect(api.seen[1]?.body).toContain('"record_channel_type":"mono"');
  });

  it('start-call writes numbers without plus', async () => {
    api.answer = () => ({ status: 201, body: { message: 'call fired', request_uuid: 'q1' } });
    const effect = {
      kind: 'start-call',
      from: '+14155550199',
      to: '+12125550100',
      flow: 'f',
      variables: {},
    } as const;
    expect(await carryOut(effect)).toBe('q1');
    expect(first()).toMatchObject({
      method: 'POST',
      path: `${root}/Call/`,
      body: {
        from: '14155550199',
        to: '12125550100',
        answer_url: urls.answer,
        answer_method: 'POST',
        ring_url: urls.status,
        ring_method: 'POST',
        hangup_url: urls.status,
        hangup_method: 'POST',
        fallback_url: urls.fallback,
        fallback_method: 'POST',
      },
    });
  });

  it('send-message', async () => {
    api.answer = () => ({ status: 202, body: { message: 'message(s) queued', message_uuid: ['m1'] } });
    const effect = {
      kind: 'send-message',
      from: '+14155550199',
      to: '+12125550100',
      text: 'Grüße & mehr',
    } as const;
    expect(await carryOut(effect)).toBe('m1');
    expect(first()).toMatchObject({
      path: `${root}/Message/`,
      body: {
        src: '14155550199',
        dst: '12125550100',
        text: effect.text,
        url: urls.messageStatus,
        method: 'POST',
      },
    });
  });

  it('on a call that is over they succeed', async () => {
    api.answer = refuse(404);
    expect(await carryOut({ kind: 'redirect-call' })).toBe('');
    expect(await carryOut({ kind: 'hang-up-call' })).toBe('');
    expect(await carryOut({ kind: 'start-recording', tracks: 'mono' })).toBe('');
  });
});

describe('errors', () => {
  const start: ProviderEffectBody = { kind: 'start-call', from: '+1', to: '+2', flow: 'f', variables: {} };
  const thrown = async (timeoutMilliseconds?: number) => {
    const target = { providerCallId: call, urls };
    const error = await client(timeoutMilliseconds)
      .carryOut({ id: 'e1', ...start }, target)
      .catch((reason: unknown) => reason);
    if (!(error instanceof ProviderError)) throw new Error('no ProviderError was thrown');
    return error;
  };

  it.each([
    [400, true, true],
    [401, true, true],
    [403, true, true],
    [404, true, true],
    [409, false, false],
    [429, false, true],
    [500, false, false],
    [503, false, false],
  ])('HTTP %i: permanent is %s, untouched is %s; asked once', async (status, permanent, untouched) => {
    api.answer = refuse(status);
    expect(await thrown()).toMatchObject({ permanent, untouched });
    expect(api.seen).toHaveLength(1);
  });

  it('a lost connection is tried again, and no token is told', async () => {
    api.answer = () => null;
    const error = await thrown();
    expect(error).toMatchObject({ permanent: false, untouched: false });
    expect(JSON.stringify(error) + error.message + error.stack).not.toContain('first');
  });

  it('an answer that is no JSON', async () => {
    api.answer = () => ({ status: 502, body: '<html>' });
    expect((await thrown()).message).toContain('HTTP 502');
  });

  it('credentials that cannot be right are told at once', async () => {
    const wrong = createClient({ accountId: 'MA1', tokens: [] }, { baseUrl: api.baseUrl });
    await expect(wrong.test()).rejects.toMatchObject({ name: 'ProviderError', permanent: true });
    expect(api.seen).toEqual([]);
  });
});

describe('callStatus', () => {
  const known = (query: string, body: object) => (request: { path: string }) =>
    request.path === `${root}/Call/${call}/${query}` ? { status: 200, body } : refuse(404)();

  it.each([
    ['?status=live', { call_status: 'in-progress' }, { status: 'in-progress', seconds: null }],
    ['?status=live', { call_status: 'ringing' }, { status: 'ringing', seconds: null }],
    ['?status=queued', { call_status: 'queued' }, { status: 'ringing', seconds: null }],
    ['', { call_duration: 42, hangup_cause_code: 4000 }, { status: 'completed', seconds: 42 }],
    ['', { call_duration: 0, hangup_cause_code: 3010 }, { status: 'busy', seconds: 0 }],
    ['', { call_duration: 0, hangup_cause_code: 3020 }, { status: 'busy', seconds: 0 }],
    ['', { call_duration: 0, hangup_cause_code: 6000 }, { status: 'no-answer', seconds: 0 }],
    ['', { call_duration: 0, hangup_cause_name: 'Cancelled' }, { status: 'canceled', seconds: 0 }],
    ['', { call_state: 'no-answer' }, { status: 'no-answer', seconds: null }],
    ['', {}, { status: 'failed', seconds: null }],
  ])('%s %j', async (query, body, expected) => {
    api.answer = known(query, body);
    expect(await client().callStatus(call)).toEqual(expected);
  });

  it('is null for a call that Plivo does not know', async () => {
    api.answer = refuse(404);
    expect(await client().callStatus(call)).toBeNull();
    expect(api.seen).toHaveLength(3);
  });

  it('passes trouble on', async () => {
    api.answer = refuse(500);
    await expect(client().callStatus(call)).rejects.toMatchObject({ permanent: false });
  });
});

it("test: the account's name", async () => {
  api.answer = () => ({ status: 200, body: { name: 'Clinic' } });
  expect(await client().test()).toBe('Clinic');
  expect(first()).toMatchObject({ method: 'GET', path: `${root}/` });
});

const page = (objects: object[]) => ({ status: 200, body: { meta: { limit: 20 }, objects } });

describe('numbers', () => {
  it('of all pages', async () => {
    const rows = Array.from({ length: 23 }, (_, index) => ({
      number: `1415555${String(1000 + index)}`,
      alias: index === 0 ? 'Front desk' : null,
    }));
    api.answer = ({ path }) => {
      const offset = Number(new URL(path, 'http://x').searchParams.get('offset'));
      return page(rows.slice(offset, offset + 20));
    };
    const numbers = await client().numbers();
    expect(numbers).toHaveLength(23);
    expect(numbers[0]).toEqual({ number: '+14155551000', label: 'Front desk', id: '14155551000' });
    expect(numbers[22]).toEqual({ number: '+14155551022', label: '', id: '14155551022' });
    expect(api.seen.map(({ path }) => path)).toEqual([
      `${root}/Number/?limit=20&offset=0`,
      `${root}/Number/?limit=20&offset=20`,
    ]);
  });

  it('in another form are refused', async () => {
    api.answer = () => page([{ phone: 1 }]);
    await expect(client().numbers()).rejects.toMatchObject({ permanent: true });
  });
});

describe('connectNumber', () => {
  const addresses = {
    voice: 'https://ivr.example/v1/plivo/voice',
    status: urls.status,
    fallback: urls.fallback,
    message: 'https://ivr.example/v1/plivo/message',
  };
  const application = {
    answer_url: addresses.voice,
    answer_method: 'POST',
    hangup_url: addresses.status,
    hangup_method: 'POST',
    fallback_answer_url: addresses.fallback,
    fallback_method: 'POST',
    message_url: addresses.message,
    message_method: 'POST',
  };
  const written = () => api.seen.filter(({ method }) => method === 'POST');

  it('makes an application for this host and gives it the number', async () => {
    api.answer = ({ method, path }) => {
      if (method === 'GET') return page([{ app_id: '9', app_name: 'ringtree-other-example' }]);
      return { status: path.includes('Application') ? 201 : 202, body: { app_id: '10', message: 'created' } };
    };
    await client().connectNumber('+14155550199', addresses);
    expect(written().map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      [`${root}/Application/`, { app_name: 'ringtree-ivr-example', ...application }],
      [`${root}/Number/14155550199/`, { app_id: '10' }],
    ]);
  });

  it('brings the application that is there up to date', async () => {
    api.answer = ({ method }) =>
      method === 'GET'
        ? page([{ app_id: '7', app_name: 'ringtree-ivr-example' }])
        : { status: 202, body: { message: 'changed' } };
    await client().connectNumber('+14155550199', addresses);
    expect(written().map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      [`${root}/Application/7/`, application],
      [`${root}/Number/14155550199/`, { app_id: '7' }],
    ]);
  });

  it('refuses a number of somebody else', async () => {
    api.answer = ({ method, path }) => {
      if (path.includes('/Number/')) return refuse(404)();
      return method === 'GET' ? page([]) : { status: 201, body: { app_id: '10' } };
    };
    await expect(client().connectNumber('+1', addresses)).rejects.toMatchObject({ permanent: true });
  });
});
