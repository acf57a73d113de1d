import { describe, expect, test } from 'vitest';
import { type EffectTarget, ProviderError } from '#lib/providers/provider.ts';
import { createClient } from '#lib/providers/twilio/client.ts';
import type { ProviderEffectBody } from '#runtime/contract/effect.ts';
import { fakeApi } from '../fake-api.ts';

const account = `AC${'0'.repeat(32)}`;
const call = `CA${'1'.repeat(32)}`;
const urls: EffectTarget['urls'] = {
  moved: 'https://ivr.example/moved',
  recording: 'https://ivr.example/recording',
  status: 'https://ivr.example/status',
  fallback: 'https://ivr.example/fallback',
  messageStatus: 'https://ivr.example/message-status',
  answer: 'https://ivr.example/answer',
};

const api = fakeApi();
const client = () =>
  createClient(
    { accountId: account, tokens: ['first', 'second'] },
    { baseUrl: api.baseUrl, timeoutMilliseconds: 2_000 },
  );
const carryOut = (effect: ProviderEffectBody) =>
  client().carryOut({ id: 'e1', ...effect }, { providerCallId: call, urls });
const root = `/gateway/2010-04-01/Accounts/${account}`;
const withForm = ({ body, ...request }: (typeof api.seen)[number]) => {
  const form: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(body)) form[name] = [...(form[name] ?? []), value];
  return { ...request, form };
};
const first = () => {
  const [one] = api.seen;
  if (one === undefined) throw new Error('nothing was asked');
  return withForm(one);
};
const refusal = (status: number, code: number) => () => ({
  status,
  body: { status, code, message: 'No', more_info: '' },
});

describe('effects', () => {
  test('redirect-call, authorised by the first token', async () => {
    expect(await carryOut({ kind: 'redirect-call' })).toBe('');
    expect(first()).toEqual({
      method: 'POST',
      path: `${root}/Calls/${call}.json`,
      authorization: `Basic ${btoa(`${account}:first`)}`,
      form: { Url: [urls.moved], Method: ['POST'] },
    });
  });

  test('hang-up-call', async () => {
    expect(await carryOut({ kind: 'hang-up-call' })).toBe('');
    expect(first()).toMatchObject({ path: `${root}/Calls/${call}.json`, form: { Status: ['completed'] } });
  });

  test('start-recording', async () => {
    api.answer = () => ({ status: 201, body: { sid: 'RE1' } });
    expect(await carryOut({ kind: 'start-recording', tracks: 'dual' })).toBe('RE1');
    expect(first()).toMatchObject({
      path: `${root}/Calls/${call}/Recordings.json`,
      form: {
        RecordingChannels: ['dual'],
        RecordingTrack: ['both'],
        RecordingStatusCallback: [urls.recording],
        RecordingStatusCallbackMethod: ['POST'],
        RecordingStatusCallbackEvent: ['completed', 'absent'],
      },
    });
  });

  test('start-call', async () => {
    api.answer = () => ({ status: 201, body: { sid: 'CA2' } });
    expect(
      await carryOut({
        kind: 'start-call',
        from: '+14155550199',
        to: '+12125550100',
        flow: 'f',
        variables: {},
      }),
    ).toBe('CA2');
    expect(first()).toMatchObject({
      path: `${root}/Calls.json`,
      form: {
        From: ['+14155550199'],
        To: ['+12125550100'],
        Url: [urls.answer],
        Method: ['POST'],
        FallbackUrl: [urls.fallback],
        FallbackMethod: ['POST'],
        StatusCallback: [urls.status],
        StatusCallbackMethod: ['POST'],
        StatusCallbackEvent: ['ringing', 'answered', 'completed'],
      },
    });
  });

  test('send-message', async () => {
    api.answer = () => ({ status: 201, body: { sid: 'SM1' } });
    const effect = {
      kind: 'send-message',
      from: '+14155550199',
      to: '+12125550100',
      text: 'Grüße & mehr',
    } as const;
    expect(await carryOut(effect)).toBe('SM1');
    expect(first()).toMatchObject({
      path: `${root}/Messages.json`,
      form: {
        From: [effect.from],
        To: [effect.to],
        Body: [effect.text],
        StatusCallback: [urls.messageStatus],
      },
    });
  });

  test.each([
    ['it is unknown', refusal(404, 20404)],
    ['it has ended', refusal(400, 21220)],
  ])('on a call that is over they succeed: %s', async (_, refuse) => {
    api.answer = refuse;
    expect(await carryOut({ kind: 'redirect-call' })).toBe('');
    expect(await carryOut({ kind: 'hang-up-call' })).toBe('');
    expect(await carryOut({ kind: 'start-recording', tracks: 'mono' })).toBe('');
  });
});

describe('errors', () => {
  const message: ProviderEffectBody = { kind: 'send-message', from: '+1', to: '+2', text: 'x' };
  const thrown = async () => {
    const error = await carryOut(message).catch((reason: unknown) => reason);
    if (!(error instanceof ProviderError)) throw new Error('no ProviderError was thrown');
    return error;
  };

  test.each([
    [400, 21211, true],
    [401, 20003, true],
    [404, 20404, true],
    [429, 20429, false],
    [500, 20500, false],
    [503, 0, false],
  ])('HTTP %i (%i): permanent is %s', async (status, code, permanent) => {
    api.answer = refusal(status, code);
    expect(await thrown()).toMatchObject({ permanent });
  });

  test('a lost connection is tried again, and no token is told', async () => {
    api.answer = () => null;
    const error = await thrown();
    expect(error.permanent).toBe(false);
    expect(JSON.stringify(error) + error.message + error.stack).not.toContain('first');
  });

  test('credentials that cannot be right are told at once', async () => {
    const wrong = createClient({ accountId: 'SK1', tokens: [] }, { baseUrl: api.baseUrl });
    await expect(wrong.test()).rejects.toMatchObject({ name: 'ProviderError', permanent: true });
    expect(api.seen).toEqual([]);
  });
});

test.each([
  ['in-progress', '', { status: 'in-progress', seconds: null }],
  ['queued', null, { status: 'ringing', seconds: null }],
  ['completed', '42', { status: 'completed', seconds: 42 }],
  ['no-answer', '0', { status: 'no-answer', seconds: 0 }],
])('callStatus: %s', async (status, duration, expected) => {
  api.answer = () => ({ status: 200, body: { status, duration } });
  expect(await client().callStatus(call)).toEqual(expected);
  expect(first()).toMatchObject({ method: 'GET', path: `${root}/Calls/${call}.json` });
});

test('callStatus: null for a call that Twilio does not know', async () => {
  api.answer = refusal(404, 20404);
  expect(await client().callStatus(call)).toBeNull();
});

test("test: the account's name", async () => {
  api.answer = () => ({ status: 200, body: { friendly_name: 'Clinic' } });
  expect(await client().test()).toBe('Clinic');
  expect(first()).toMatchObject({ method: 'GET', path: `${root}.json` });
});

const numberPage = (...numbers: object[]) => ({
  status: 200,
  body: { incoming_phone_numbers: numbers, page: 0, page_size: 1_000, next_page_uri: null },
});

test('numbers', async () => {
  api.answer = () => numberPage({ sid: 'PN1', phone_number: '+14155550199', friendly_name: 'Front desk' });
  expect(await client().numbers()).toEqual([{ id: 'PN1', number: '+14155550199', label: 'Front desk' }]);
});

describe('connectNumber', () => {
  const addresses = {
    voice: 'https://ivr.example/voice',
    status: urls.status,
    fallback: urls.fallback,
    message: 'https://ivr.example/message',
  };

  test('points it at us, and takes application and trunk off', async () => {
    api.answer = ({ method }) =>
      method === 'GET'
        ? numberPage({ sid: 'PN1', phone_number: '+14155550199' })
        : { status: 200, body: { sid: 'PN1' } };
    await client().connectNumber('+14155550199', addresses);
    expect(first().path).toContain('PhoneNumber=%2B14155550199');
    expect(api.seen.slice(1).map(withForm)[0]).toMatchObject({
      method: 'POST',
      path: `${root}/IncomingPhoneNumbers/PN1.json`,
      form: {
        VoiceUrl: [addresses.voice],
        VoiceMethod: ['POST'],
        VoiceFallbackUrl: [addresses.fallback],
        VoiceFallbackMethod: ['POST'],
        StatusCallback: [addresses.status],
        StatusCallbackMethod: ['POST'],
        SmsUrl: [addresses.message],
        SmsMethod: ['POST'],
        VoiceApplicationSid: [''],
        TrunkSid: [''],
      },
    });
  });

  test('leaves messages where they are answered already', async () => {
    api.answer = ({ method }) =>
      method === 'GET'
        ? numberPage({ sid: 'PN1', phone_number: '+14155550199', sms_url: 'https://desk.example/messages' })
        : { status: 200, body: { sid: 'PN1' } };
    await client().connectNumber('+14155550199', addresses);
    const { form } = api.seen.slice(1).map(withForm)[0] ?? {};
    expect(form).toHaveProperty('VoiceUrl');
    expect(form).not.toHaveProperty('SmsUrl');
  });

  test('refuses a number of somebody else', async () => {
    api.answer = () => numberPage();
    await expect(client().connectNumber('+1', addresses)).rejects.toMatchObject({ permanent: true });
  });
});
