import type { CallSetup } from '#runtime/simulator/call-setup.ts';
import {
  type Answer,
  asks,
  type ConformanceCase,
  complains,
  ends,
  hangsUp,
  hears,
  isTold,
  passes,
  response,
} from '../conformance.ts';

const requests = 'https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application';
const responses = 'https://www.twilio.com/docs/voice/twiml#response-your-application-can-use';
const errors = 'https://www.twilio.com/docs/api/errors';
const overrides = 'https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides';
const availability = 'https://www.twilio.com/docs/usage/security/availability-reliability';
const apology = 'We are sorry, an application error has occurred. Goodbye.';
const one = response('<Play>{app}/one.mp3</Play>');

function address(voice: string): Partial<CallSetup> {
  return { addresses: { voice, status: 'https://app.test/status', fallback: '' } };
}

const withFallback: Partial<CallSetup> = {
  addresses: {
    voice: 'https://app.test/answer',
    status: 'https://app.test/status',
    fallback: 'https://app.test/fallback',
  },
};

/** A reply that Twilio cannot use: it complains, says that it is sorry, and hangs up. */
function unusable(rule: string, code: string, answer: Answer): ConformanceCase[] {
  return [
    {
      rule: `apologises and hangs up after ${rule}`,
      source: `${errors}/${code}`,
      documents: { '/answer': answer },
      tells: [complains(code), isTold(apology), ends('completed', 'provider')],
    },
    {
      rule: `asks the fallback address after ${rule}`,
      source: `${errors}/${code}, ${availability}: fallback URL`,
      documents: { '/answer': answer, '/fallback': one },
      setup: withFallback,
      tells: [
        complains(code),
        asks('/fallback', { ErrorCode: code, ErrorUrl: 'https://app.test/answer', CallSid: /^CA/ }),
        hears('/one.mp3'),
        ends('completed', 'application'),
      ],
    },
  ];
}

export const webhookCases: ConformanceCase[] = [
  {
    rule: 'asks the voice address with the call’s parameters',
    source: requests,
    documents: { '/answer': one },
    tells: [
      asks(
        '/answer',
        {
          CallSid: /^CA[0-9a-f]{32}$/,
          AccountSid: /^AC[0-9a-f]{32}$/,
          From: '+12125550100',
          Caller: '+12125550100',
          To: '+14155550199',
          Called: '+14155550199',
          CallStatus: 'ringing',
          ApiVersion: '2010-04-01',
          Direction: 'inbound',
          FromCountry: 'US',
          CallerCountry: 'US',
          CallerName: undefined,
        },
        { method: 'POST', notice: false, party: 'caller', at: 0 },
      ),
    ],
  },
  {
    rule: 'sends CallerName when it is known',
    source: requests,
    documents: { '/answer': one },
    setup: { callerName: 'ANNA EXAMPLE' },
    tells: [asks('/answer', { CallerName: 'ANNA EXAMPLE' })],
  },
  {
    rule: 'sends callers without a number as they are',
    source: `${requests}: From`,
    documents: { '/answer': one },
    setup: { from: 'anonymous' },
    tells: [asks('/answer', { From: 'anonymous', FromCountry: '', StirVerstat: undefined })],
  },
  {
    rule: 'sends a token with every request that tells repeats apart',
    source: `${overrides}: I-Twilio-Idempotency-Token`,
    documents: { '/answer': one },
    tells: [asks('/answer', {}, { headers: { 'I-Twilio-Idempotency-Token': /^[0-9a-f]{32}$/ } })],
  },
  {
    rule: 'tells the status address of the end, with the seconds since the answer',
    source: 'https://www.twilio.com/docs/voice/api/call-resource#statuscallback',
    documents: { '/answer': response('<Pause length="3"/><Play>{app}/one.mp3</Play>') },
    tells: [
      asks(
        '/status',
        {
          CallStatus: 'completed',
          CallDuration: '2',
          CallbackSource: 'call-progress-events',
          SequenceNumber: '0',
          Timestamp: 'Tue, 20 Oct 2026 09:00:05 +0000',
        },
        { notice: true, at: 5 },
      ),
    ],
  },
  {
    rule: 'lets the caller hang up at any time',
    source: 'https://www.twilio.com/docs/voice/api/call-resource#call-status-values',
    documents: { '/answer': one },
    does: [passes(1), hangsUp()],
    tells: [
      { kind: 'sound-cut', by: 'event', at: 1 },
      ends('completed', 'caller', { at: 1 }),
      asks('/status', { CallStatus: 'completed', CallDuration: '1' }),
    ],
  },
  {
    rule: 'hangs up after an empty document',
    source: `${responses}: nothing left to do`,
    documents: { '/answer': response('') },
    tells: [ends('completed', 'application', { at: 0 })],
  },
  ...unusable('an error status', '11200', { status: 500, body: 'no' }),
  ...unusable('a status of 404', '11200', { status: 404 }),
  ...unusable('a redirect to nowhere', '11216', { status: 302 }),
  ...unusable('a status of 304', '11216', { status: 304, location: '/elsewhere' }),
  ...unusable('a connection that fails', '11205', { fails: 'connection' }),
  ...unusable('an empty body', '11770', { status: 200, body: '' }),
  ...unusable('what is no XML', '12100', '<Response><Say>Hello</Response>'),
  ...unusable('a reply without a root', '12100', 'Hello'),
  ...unusable('a document type of its own', '12100', '<!DOCTYPE x [<!ENTITY a "b">]><Response/>'),
  ...unusable('another root', '12102', '<Answer><Say>Hello</Say></Answer>'),
  ...unusable('another content type', '12300', { status: 200, body: one, contentType: 'application/json' }),
  ...unusable('a reply of more than 64 kB', '11750', response('<Pause/>'.repeat(9_000))),
  {
    rule: 'takes a reply of just 64 kB',
    source: `${errors}/11750`,
    documents: { '/answer': response(`<Say>${'Hello. '.repeat(10)}</Say>${' '.repeat(65_000)}`) },
    tells: [{ kind: 'sound-began' }, ends('completed', 'application')],
  },
  {
    rule: 'gives a slow reply up after fifteen seconds and asks the fallback address',
    source: `${errors}/11203: 15 seconds in all`,
    documents: { '/answer': { fails: 'timeout' }, '/fallback': one },
    setup: withFallback,
    tells: [
      complains('11203', { at: 15 }),
      asks('/fallback', { ErrorCode: '11203' }, { at: 15 }),
      hears('/one.mp3', { at: 15 }),
    ],
  },
  {
    rule: 'asks a slow address no second time',
    source: `${overrides}: rp defaults to ct`,
    documents: { '/answer': { fails: 'timeout' } },
    tells: [asks('/answer', {}, { number: 1 }), complains('11203'), ends('completed', 'provider')],
    never: [asks('/answer', {}, { number: 2 })],
  },
  {
    rule: 'asks once more where no connection came about, with the same token',
    source: `${overrides}: rc defaults to 1`,
    documents: { '/answer': [{ fails: 'connection' }, one] },
    tells: [asks('/answer', {}, { number: 1 }), asks('/answer', {}, { number: 2 }), hears('/one.mp3')],
    never: [complains('11205')],
  },
  {
    rule: 'asks as often as the address itself says, for the failures that it names',
    source: overrides,
    documents: { '/answer': [{ status: 500 }, { status: 503 }, one] },
    setup: address('https://app.test/answer#rc=2&rp=5xx'),
    tells: [
      { kind: 'requested', number: 1 },
      { kind: 'requested', number: 2 },
      { kind: 'requested', number: 3 },
      hears('/one.mp3'),
    ],
    never: [complains('11200')],
  },
  {
    rule: 'waits for a reply as long as the address itself says',
    source: overrides,
    documents: { '/answer': { fails: 'timeout' } },
    setup: address('https://app.test/answer#rt=4000'),
    tells: [complains('11203', { at: 4 })],
  },
  {
    rule: 'asks the fallback address for later documents too',
    source: availability,
    documents: {
      '/answer': response('<Gather action="{app}/digits" numDigits="1" actionOnEmptyResult="true"/>'),
      '/digits': { status: 502 },
      '/fallback': one,
    },
    setup: withFallback,
    tells: [
      asks('/fallback', { ErrorUrl: 'https://app.test/digits', CallStatus: 'in-progress' }),
      hears('/one.mp3'),
    ],
  },
  {
    rule: 'apologises when the fallback address fails too',
    source: availability,
    documents: { '/answer': { status: 500 }, '/fallback': { status: 500 } },
    setup: withFallback,
    tells: [
      complains('11200'),
      asks('/fallback'),
      complains('11200'),
      isTold(apology),
      ends('completed', 'provider'),
    ],
  },
  {
    rule: 'asks the fallback address after a verb that fails in the middle of a document',
    source: `${availability}: fetching or executing TwiML failed`,
    documents: {
      '/answer': response('<Play>{app}/before.mp3</Play><Dial callerId="nobody">+14155550123</Dial>'),
      '/fallback': one,
    },
    setup: withFallback,
    tells: [
      hears('/before.mp3', { at: 0 }),
      asks('/fallback', { ErrorCode: '13214' }, { at: 2 }),
      hears('/one.mp3'),
    ],
  },
  {
    rule: 'follows a redirect of HTTP, by GET',
    source: `${errors}/11216: 301, 302, 303 and 307 are followed`,
    documents: { '/answer': { status: 302, location: '/elsewhere' }, '/elsewhere': one },
    tells: [
      asks('/answer', {}, { method: 'POST' }),
      asks('/elsewhere', { CallSid: /^CA/ }, { method: 'GET' }),
      hears('/one.mp3'),
    ],
  },
  {
    rule: 'keeps the method of a redirect with 307',
    source: 'https://www.rfc-editor.org/rfc/rfc9110#name-307-temporary-redirect',
    documents: { '/answer': { status: 307, location: '/elsewhere' }, '/elsewhere': one },
    tells: [asks('/elsewhere', {}, { method: 'POST' }), hears('/one.mp3')],
  },
  {
    rule: 'follows ten redirects of HTTP and no more',
    source: `${errors}/11215`,
    documents: { '/answer': { status: 302, location: '/answer' } },
    tells: [{ kind: 'requested', number: 11 }, complains('11215'), isTold(apology)],
    never: [asks('/answer', {}, { number: 12 })],
  },
  {
    rule: 'plays a reply of sound and hangs up',
    source: responses,
    documents: { '/answer': { status: 200, body: 'ID3', contentType: 'audio/mpeg' } },
    tells: [hears('/answer', { at: 0 }), ends('completed', 'application', { at: 2 })],
  },
  {
    rule: 'says a reply of plain text',
    source: responses,
    documents: { '/answer': { status: 200, body: 'Hello there.', contentType: 'text/plain; charset=utf-8' } },
    tells: [isTold('Hello there.'), ends('completed', 'application')],
  },
  {
    rule: 'runs TwiML that comes as text/html or text/plain',
    source: responses,
    documents: {
      '/answer': {
        status: 200,
        body: response('<Redirect>{app}/plain</Redirect>'),
        contentType: 'text/html',
      },
      '/plain': { status: 200, body: one, contentType: 'text/plain' },
    },
    tells: [asks('/plain'), hears('/one.mp3')],
  },
  {
    rule: 'passes over words outside of the verbs, with a warning',
    source: `${errors}/12200`,
    documents: { '/answer': response('Hello <Play>{app}/one.mp3</Play>') },
    tells: [complains('12200'), hears('/one.mp3', { at: 0 })],
  },
  {
    rule: 'moves a call to another document when the REST API says so',
    source: 'https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource',
    documents: { '/answer': response('<Gather action="{app}/digits"/>'), '/moved': one },
    does: [
      passes(3),
      {
        input: {
          kind: 'commanded',
          command: { kind: 'redirect', url: 'https://app.test/moved', method: 'GET' },
        },
      },
    ],
    tells: [
      { kind: 'input-ended', reason: 'cut', at: 3 },
      asks('/moved', { CallStatus: 'in-progress' }, { method: 'GET', notice: false, at: 3 }),
      hears('/one.mp3', { at: 3 }),
    ],
    never: [asks('/digits')],
  },
  {
    rule: 'hangs up who is rung when the call is moved, and asks no action',
    source: 'https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource',
    documents: { '/answer': response('<Dial action="{app}/dialed">+14155550123</Dial>'), '/moved': one },
    does: [
      passes(3),
      {
        input: {
          kind: 'commanded',
          command: { kind: 'redirect', url: 'https://app.test/moved', method: 'POST' },
        },
      },
    ],
    tells: [{ kind: 'leg-ended', leg: 1, status: 'canceled', at: 3 }, hears('/one.mp3', { at: 3 })],
    never: [asks('/dialed')],
  },
  {
    rule: 'ends a call when the REST API says so',
    source: 'https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource',
    documents: { '/answer': response('<Pause length="60"/><Pause length="60"/>') },
    does: [passes(3), { input: { kind: 'commanded', command: { kind: 'hang-up' } } }],
    tells: [ends('canceled', 'application', { at: 3 }), asks('/status', { CallStatus: 'canceled' })],
  },
  {
    rule: 'fails a call to a number without an address',
    source: 'https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource: VoiceUrl',
    documents: {},
    setup: address(''),
    tells: [ends('failed', 'provider', { at: 0 })],
  },
  {
    rule: 'ends every call after four hours',
    source: 'https://www.twilio.com/docs/voice/twiml/dial#timelimit: 14400 seconds',
    documents: { '/answer': response('<Dial><Conference>team</Conference></Dial><Pause length="86400"/>') },
    tells: [ends('completed', 'provider', { at: 14_400 })],
  },
];
