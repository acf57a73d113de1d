import fc from 'fast-check';
import { answerReasons, factKinds, fetchReasons } from '#runtime/contract/routes.ts';
import { hostileTexts } from './hostile-texts.ts';
import { type Attacked, attacked, type Webhook } from './target.ts';

/** What a hostile webhook may aim at: our ids of calls, the providers' ids, and numbers. */
export type Aims = Record<Attacked, { calls: string[]; names: string[]; numbers: string[]; token: string }>;

const someCall = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab';
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
);

/** Fields that `parse` reads, of both providers. */
const fields =
  `AccountSid AnsweredBy Body CallDuration CallSid CallStatus CallUUID Called Caller CallerName ConferenceAction
  ConferenceMemberID ConferenceName ConferenceSid ConferenceUUID Confidence DialAction DialBLegDuration DialBLegHangupCause DialBLegPosition
  DialBLegStatus DialBLegUUID DialCallDuration DialCallSid DialCallStatus DialHangupCause DialStatus Digits Direction Duration ErrorCode Event ForwardedFrom
  FriendlyName From HangupCause HangupCauseName Machine MessageSid MessageStatus MessageUUID OptOutType ParentAuthID RecordUrl RecordingDuration RecordingID
  RecordingSid RecordingStatus RecordingUrl SequenceNumber SipResponseCode SmsSid SmsStatus Speech SpeechResult SpeechConfidenceScore Status StatusCallbackEvent StreamEvent
  StreamID StreamSid Text To TranscriptionSid TranscriptionStatus TranscriptionText X-PH-Name SipHeader_X-A start`.split(
    /\s+/,
  );
const plausible = fc.constantFrom(
  ...'completed ringing in-progress busy no-answer failed inbound outbound StartApp Hangup 1 2 1234 # -1 0 99999 0.5 human machine STOP HELP absent'.split(
    ' ',
  ),
);

/** Webhooks of all kinds and worse, none of which is signed rightly. */
export function unsignedWebhook(aims: Aims): fc.Arbitrary<Webhook> {
  return fc.oneof(
    { weight: 4, arbitrary: address(aims).chain((where) => formWebhook(where, aims)) },
    {
      weight: 2,
      arbitrary: fc.tuple(address(aims), odd(aims)).map(([{ path }, rest]) => ({ path, ...rest })),
    },
    { weight: 1, arbitrary: fc.tuple(oddPath, odd(aims)).map(([path, rest]) => ({ path, ...rest })) },
  );
}

/** Webhooks with the right signature whose content is hostile, as of a provider that was taken over, or lets callers' words through. */
export function signedWebhook(aims: Aims): fc.Arbitrary<Webhook> {
  return address(aims).chain((where) => {
    const signedBy = { provider: where.provider, token: aims[where.provider].token };
    return formWebhook(where, aims).map((webhook) => ({ ...webhook, headers: {}, signedBy }));
  });
}

type Address = { provider: Attacked; path: string };

function address(aims: Aims): fc.Arbitrary<Address> {
  return fc.constantFrom(...attacked).chain((provider) => {
    const call = fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...aims[provider].calls, someCall) },
      { weight: 1, arbitrary: fc.constantFrom(...aims.twilio.calls, ...aims.plivo.calls) },
    );
    const thread = fc.constantFrom('main', 'main', 'main', 'wait', 'leg:1', 'leg%3A2', 'leg:999999');
    const document = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(999_999_999));
    const standing = fc.constantFrom(
      'voice',
      'voice',
      'status',
      'fallback',
      'message',
      `message/${someCall}`,
    );
    const rest = fc.oneof(
      { weight: 2, arbitrary: standing },
      {
        weight: 3,
        arbitrary: fc
          .tuple(call, thread, document, fc.constantFrom(...answerReasons))
          .map(([id, strand, number, reason]) => `c/${id}/${strand}/${number}/${reason}`),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(call, thread, fc.constantFrom(...fetchReasons))
          .map(([id, strand, reason]) => `c/${id}/${strand}/fetch/${reason}`),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(call, thread, fc.constantFrom(...factKinds), fc.option(document))
          .map(
            ([id, strand, kind, number]) =>
              `c/${id}/${strand}/fact/${kind}${number === null ? '' : `/${number}`}`,
          ),
      },
    );
    return rest.map((tail) => ({ provider, path: `/v1/${provider}/${tail}` }));
  });
}

function formWebhook({ provider, path }: Address, aims: Aims): fc.Arbitrary<Webhook> {
  const { names, numbers } = aims[provider];
  const name = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fields) }, { weight: 1, arbitrary: text });
  const value = fc.oneof(
    { weight: 2, arbitrary: text },
    { weight: 2, arbitrary: plausible },
    { weight: 1, arbitrary: fc.constantFrom(...names, ...numbers) },
  );
  const known = fc.record({
    id: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: text }),
    to: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...numbers) }, { weight: 1, arbitrary: text }),
    direction: fc.oneof({ weight: 8, arbitrary: fc.constant('inbound') }, { weight: 1, arbitrary: text }),
  });
  return fc
    .record({
      method: fc.constantFrom('POST' as const, 'POST' as const, 'POST' as const, 'GET' as const),
      known,
      pairs: fc.array(fc.tuple(name, value), { maxLength: 10 }),
      headers: forgedHeaders,
    })
    .map(({ method, known: { id, to, direction }, pairs, headers }) => {
      const idName = provider === 'twilio' ? 'CallSid' : 'CallUUID';
      const all = [...pairs, [idName, id], ['To', to], ['Direction', direction]] as [string, string][];
      // A form has no lone surrogates: what is signed must be what arrives. A GET must fit into its line.
      const form = all.map(([key, item]): [string, string] => [key.toWellFormed(), item.toWellFormed()]);
      if (method === 'POST') return { method, path, form, headers };
      const short = form.map(([key, item]): [string, string] => [
        key.slice(0, 99),
        item.slice(0, 99).toWellFormed(),
      ]);
      return { method, path: `${path}?${new URLSearchParams(short)}`, headers };
    });
}

const headerText = fc.oneof(
  fc.constantFrom(
    '',
    'AAAA',
    'a, b, c',
    `${'A'.repeat(27)}=`,
    '\u00ff\u00fe',
    'x'.repeat(3_000),
    ','.repeat(3_000),
  ),
  fc.base64String({ maxLength: 60 }),
);
const forgedHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(
    ...'x-twilio-signature x-plivo-signature-v3 x-plivo-signature-v3-nonce x-plivo-signature-ma-v3 x-plivo-signature-v2'.split(
      ' ',
    ),
    ...'x-plivo-signature-v2-nonce x-forwarded-proto x-forwarded-host forwarded __proto__ constructor cookie accept'.split(
      ' ',
    ),
  ),
  headerText,
  { maxKeys: 4 },
);

const deep = (open: string, close: string) =>
  fc.integer({ min: 1, max: 20_000 }).map((depth) => open.repeat(depth) + close.repeat(depth));
const odd = (aims: Aims): fc.Arbitrary<Omit<Webhook, 'path'>> =>
  fc.record({
    method: fc.constantFrom('POST' as const, 'POST' as const, 'GET' as const),
    headers: fc
      .tuple(
        forgedHeaders,
        fc.constantFrom(
          'application/json',
          'application/problem+json; charset=utf-16',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'text/xml',
          'application/json, application/x-www-form-urlencoded',
          '',
          '\u00ff',
        ),
      )
      .map(([headers, type]) => ({ ...headers, 'content-type': type })),
    body: fc.oneof(
      { weight: 40, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
      { weight: 40, arbitrary: fc.json({ maxDepth: 4 }) },
      {
        weight: 40,
        arbitrary: fc
          .dictionary(fc.constantFrom(...fields, '__proto__', 'constructor'), fc.jsonValue(), { maxKeys: 6 })
          .map((value) => JSON.stringify(value)),
      },
      {
        weight: 40,
        arbitrary: fc
          .constantFrom(...aims.twilio.numbers)
          .map((to) => `To=${to}&Direction=inbound&CallSid=%F0%28%8C`),
      },
      {
        weight: 10,
        arbitrary: fc.oneof(deep('[', ']'), deep('{"a":', '}'), deep('[', ''), deep('a[b]', '')),
      },
      { weight: 10, arbitrary: fc.nat(3_000).map((times) => 'a=%ff&'.repeat(times)) },
      { weight: 2, arbitrary: fc.integer({ min: 65_000, max: 90_000 }).map((length) => 'x'.repeat(length)) },
    ),
  });

const oddPath = fc
  .oneof(
    fc.constantFrom(
      ...'/v1/ /v1/twilio /v1/__proto__/voice /v1/constructor/voice /v1/TWILIO/voice /v1//voice /v1/twilio/../plivo/voice'.split(
        ' ',
      ),
      ...'/v1/twilio/voice/.. /v1/twilio/%2e%2e/metrics /v1/twilio/voice%00 /v1/twilio/c/ /v1/twilio/c/__proto__/main/1/gathered'.split(
        ' ',
      ),
      ...'/v1/twilio/c/a/leg:-1/1/gathered /v1/twilio/c/a/main/1e9/gathered /v1/twilio/voice?%ff=%&&&=== /v1/twilio/voice?a=b#c'.split(
        ' ',
      ),
      ...'http://evil.example/v1/twilio/voice https://a:b@evil.example/v1/plivo/voice //evil.example/v1/twilio/voice * '.split(
        ' ',
      ),
    ),
    fc.webPath().map((path) => `/v1/twilio${path}`),
    fc.nat(3_000).map((length) => `/v1/twilio/voice?${'a&'.repeat(length)}`),
  )
  .map((path) => path.replaceAll(/[^\x21-\x7e]/g, '') || '/v1/');
