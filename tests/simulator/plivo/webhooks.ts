import type { CallSetup } from '#runtime/simulator/call-setup.ts';
import {
  asks,
  type ConformanceCase,
  complains,
  ends,
  hangsUp,
  hears,
  passes,
  response,
} from '../conformance.ts';

const pages = 'https://www.plivo.com/docs/voice';
const causes = `${pages}/troubleshooting/hangup-causes`;
const callbacks = `${pages}/concepts/callback-configurations`;
const sockets = 'https://github.com/plivo/plivoframework, src/plivo/rest/freeswitch/outboundsocket.py';
const play = '<Play>{app}/one.mp3</Play>';
const redirect = { '/answer': response('<Redirect>{app}/next</Redirect>') };
const input = response(
  '<GetInput action="{app}/digits" inputType="dtmf" numDigits="1"><Play>{app}/menu.mp3</Play></GetInput>',
);
const withFallback = {
  addresses: {
    voice: 'https://app.test/answer',
    status: 'https://app.test/status',
    fallback: 'https://app.test/fallback',
  },
};
const pressOne: ConformanceCase['does'] = [{ input: { kind: 'keys-pressed', by: 'caller', keys: '1' } }];

function answerUrl(voice: string): Partial<CallSetup> {
  return { addresses: { ...withFallback.addresses, voice } };
}

/** What Plivo asks and tells, the ends of calls, and what goes wrong. */
export const webhookCases: ConformanceCase[] = [
  {
    rule: 'asks the answer URL by POST when it rings, with numbers without a plus',
    source: `${pages}/xml/request; ${sockets}: lstrip('+')`,
    documents: { '/answer': response(play) },
    tells: [
      asks(
        '/answer',
        {
          CallStatus: 'ringing',
          Direction: 'inbound',
          Event: 'StartApp',
          From: '12125550100',
          To: '14155550199',
          CallUUID: /^[0-9a-f-]{36}$/,
        },
        { method: 'POST', notice: false, at: 0 },
      ),
    ],
  },
  {
    rule: 'leaves a caller who is no number as he is',
    source: `${pages}/xml/request: From`,
    documents: { '/answer': response(play) },
    setup: { from: 'sip:anna@phone.plivo.com' },
    tells: [asks('/answer', { From: 'sip:anna@phone.plivo.com' })],
  },
  {
    rule: 'hangs up at the end of the document and says so',
    source: `${causes}: 4010 End Of XML Instructions`,
    documents: { '/answer': response(play) },
    tells: [
      ends('completed', 'application', { at: 2 }),
      asks('/status', {
        Event: 'Hangup',
        CallStatus: 'completed',
        HangupCauseCode: '4010',
        HangupCauseName: 'End Of XML Instructions',
        HangupSource: 'Plivo',
      }),
    ],
  },
  {
    rule: 'hangs up at an empty document',
    source: `${sockets}: execute_xml "No more Elements, Hangup Now !"`,
    documents: { '/answer': response('') },
    tells: [{ kind: 'call-ended', at: 0 }, asks('/status', { HangupCauseCode: '4010', Duration: '0' })],
  },
  {
    rule: 'tells when the caller hangs up, and how long the call was',
    source: `${causes}: 4000 Normal Hangup, source Caller`,
    documents: { '/answer': response('<Play loop="0">{app}/one.mp3</Play>') },
    does: [passes(61), hangsUp()],
    tells: [
      ends('completed', 'caller', { at: 61 }),
      asks(
        '/status',
        {
          HangupCauseCode: '4000',
          HangupCause: 'NORMAL_CLEARING',
          HangupSource: 'Caller',
          Duration: '61',
          BillDuration: '120',
          StartTime: '2026-10-20 09:00:00',
          EndTime: '2026-10-20 09:01:01',
        },
        { notice: true },
      ),
    ],
  },
  {
    rule: 'follows a redirect with Event=Redirect, and never comes back',
    source: `${pages}/xml/redirect`,
    documents: {
      '/answer': response('<Redirect>{app}/next</Redirect><Play>{app}/after.mp3</Play>'),
      '/next': response(play),
    },
    tells: [asks('/next', { Event: 'Redirect' }, { method: 'POST' }), hears('/one.mp3')],
    never: [hears('/after.mp3')],
  },
  {
    rule: 'picks up for all but Wait, PreAnswer, Hangup and Dial',
    source: `${sockets}: NO_ANSWER_ELEMENTS, "Answering because Element need it"`,
    documents: { '/answer': response('<Redirect>{app}/next</Redirect>'), '/next': response(play) },
    tells: [asks('/answer', { CallStatus: 'ringing' }), asks('/next', { CallStatus: 'in-progress' })],
  },
  {
    rule: 'redirects by GET where method says so',
    source: `${pages}/xml/redirect: method`,
    documents: {
      '/answer': response('<Redirect method="GET">{app}/next</Redirect>'),
      '/next': response(play),
    },
    tells: [asks('/next', {}, { method: 'GET' }), hears('/one.mp3')],
  },
  {
    rule: 'wants whole addresses of a redirect',
    source: `${causes}: 7024 Invalid Redirect URL; ${sockets}: is_valid_url`,
    documents: { '/answer': response('<Redirect>/next</Redirect>') },
    tells: [complains('7024'), { kind: 'call-ended' }],
    never: [asks('/next')],
  },
  {
    rule: 'wants whole addresses of an action',
    source: `${causes}: 7022 Invalid Action URL`,
    documents: {
      '/answer': response(
        '<GetInput action="/digits" inputType="dtmf"><Play>{app}/menu.mp3</Play></GetInput>',
      ),
    },
    tells: [complains('7022'), { kind: 'call-ended' }],
  },
  {
    rule: 'knows the methods GET and POST alone',
    source: `${causes}: 7034 Invalid Method For Redirect URL`,
    documents: { '/answer': response('<Redirect method="PUT">{app}/next</Redirect>') },
    tells: [complains('7034'), { kind: 'call-ended' }],
  },
  {
    rule: 'does not run what is no XML',
    source: `${causes}: 8011 Invalid Answer XML`,
    documents: { '/answer': '<Response><Play>one.mp3</Response>' },
    tells: [
      complains('8011'),
      ends('failed', 'provider'),
      asks('/status', {
        HangupCauseCode: '8011',
        HangupCauseName: 'Invalid Answer XML',
        HangupSource: 'Error',
      }),
    ],
  },
  {
    rule: 'does not run an empty reply',
    source: `${sockets}: process_call "No XML Response"`,
    documents: { '/answer': '' },
    tells: [complains('8011'), { kind: 'call-ended', by: 'provider' }],
  },
  {
    rule: 'wants <Response> as the root',
    source: `${sockets}: lex_xml "No Response Tag Present"`,
    documents: { '/answer': '<Play>https://app.test/one.mp3</Play>' },
    tells: [complains('8011'), { kind: 'call-ended', by: 'provider' }],
    never: [hears('/one.mp3')],
  },
  {
    rule: 'wants application/xml or text/xml',
    source: `${pages}/xml/response: requirements`,
    documents: { '/answer': { status: 200, body: response(play), contentType: 'text/html' } },
    tells: [complains('8011'), { kind: 'call-ended', by: 'provider' }],
    never: [hears('/one.mp3')],
  },
  {
    rule: 'takes text/xml with a character set',
    source: `${pages}/xml/response: requirements`,
    documents: { '/answer': { status: 200, body: response(play), contentType: 'text/xml; charset=utf-8' } },
    tells: [hears('/one.mp3')],
  },
  {
    rule: 'does not run a document of 100 KB',
    source: `${pages}/xml/overview: the response must be smaller than 100 KB`,
    documents: { '/answer': response(`<Speak>${'x'.repeat(100_000)}</Speak>`) },
    tells: [complains('8011'), { kind: 'call-ended', by: 'provider' }],
  },
  {
    rule: 'counts bytes, not characters',
    source: `${pages}/xml/overview: the response must be smaller than 100 KB`,
    documents: { '/answer': response(`<Speak>${'ü'.repeat(50_000)}</Speak>`) },
    tells: [complains('8011'), { kind: 'call-ended', by: 'provider' }],
  },
  {
    rule: 'runs nothing of a document with an unknown element',
    source: `${sockets}: lex_xml "Unrecognized Element"; ${pages}/xml/response: valid Plivo XML elements`,
    documents: { '/answer': response(`${play}<Say>Hello</Say>`) },
    tells: [complains('8011', { text: /Say/ }), { kind: 'call-ended' }],
    never: [hears('/one.mp3')],
  },
  {
    rule: 'tells capitals from small letters in names',
    source: `${sockets}: lex_xml hasattr(elements, element.tag)`,
    documents: { '/answer': response('<speak>Hello</speak>') },
    tells: [complains('8011'), { kind: 'call-ended' }],
  },
  {
    rule: 'runs nothing of a document with an element in the wrong place',
    source: `${sockets}: validate_element "is not nestable inside"`,
    documents: {
      '/answer': response(
        '<GetInput action="{app}/digits" inputType="dtmf"><Dial><Number>14155550123</Number></Dial></GetInput>',
      ),
    },
    tells: [complains('8011', { text: /Dial/ }), { kind: 'call-ended' }],
    never: [{ kind: 'leg-rang' }],
  },
  {
    rule: 'takes no <Number> outside of <Dial>',
    source: `${pages}/xml/dial: nesting rules`,
    documents: { '/answer': response('<Number>14155550123</Number>') },
    tells: [complains('8011'), { kind: 'call-ended' }],
  },
  {
    rule: 'passes over an attribute that it does not know',
    source: `${sockets}: prepare_attributes takes what it knows`,
    documents: { '/answer': response('<Play volume="9">{app}/one.mp3</Play>') },
    tells: [{ kind: 'provider-complained', text: /volume/ }, hears('/one.mp3')],
  },
  {
    rule: 'calls a bad document of an action by its own code',
    source: `${causes}: 8012 Invalid Action XML`,
    documents: { '/answer': input, '/digits': 'thanks' },
    does: pressOne,
    tells: [complains('8012'), ends('completed', 'provider'), asks('/status', { HangupCauseCode: '8012' })],
  },
  {
    rule: 'calls a bad document of a redirect by its own code',
    source: `${causes}: 8014 Invalid Redirect XML`,
    documents: { ...redirect, '/next': 'thanks' },
    tells: [complains('8014'), { kind: 'call-ended', by: 'provider' }],
  },
  {
    rule: 'asks the fallback URL when the answer URL answers no 200',
    source: 'https://docs.plivo.com/docs/account/api/application/the-application-object: fallback_answer_url',
    documents: { '/answer': { status: 500 }, '/fallback': response(play) },
    setup: withFallback,
    tells: [
      asks('/answer'),
      asks('/fallback', { From: '12125550100', CallStatus: 'ringing' }),
      hears('/one.mp3'),
    ],
  },
  {
    rule: 'hangs up when the answer URL fails and there is no fallback',
    source: `${causes}: 7011 Error Reaching Answer URL`,
    documents: { '/answer': { status: 503 } },
    tells: [
      complains('7011'),
      ends('failed', 'provider'),
      asks('/status', { HangupCauseCode: '7011', CallStatus: 'failed' }),
    ],
  },
  {
    rule: 'hangs up when the fallback fails too',
    source: `${causes}: 7011 Error Reaching Answer URL`,
    documents: { '/answer': { status: 500 }, '/fallback': { status: 500 } },
    setup: withFallback,
    tells: [asks('/answer'), asks('/fallback'), complains('7011'), { kind: 'call-ended', by: 'provider' }],
  },
  {
    rule: 'does not ask the fallback for a document that came and cannot be run',
    source:
      'https://docs.plivo.com/docs/account/api/application/the-application-object: "when the answer_url returns a non 200 HTTP status code"',
    documents: { '/answer': response('<Say>Hello</Say>'), '/fallback': response(play) },
    setup: withFallback,
    tells: [complains('8011'), { kind: 'call-ended' }],
    never: [asks('/fallback')],
  },
  {
    rule: 'has no fallback for an action',
    source: `${causes}: 7012 Error Reaching Action URL`,
    documents: { '/answer': input, '/digits': { status: 500 }, '/fallback': response(play) },
    setup: withFallback,
    does: pressOne,
    tells: [complains('7012'), ends('completed', 'provider')],
    never: [asks('/fallback')],
  },
  {
    rule: 'has no fallback for a redirect',
    source: `${causes}: 7014 Error Reaching Redirect URL`,
    documents: { ...redirect, '/next': { status: 404 }, '/fallback': response(play) },
    setup: withFallback,
    tells: [complains('7014'), { kind: 'call-ended', by: 'provider' }],
    never: [asks('/fallback')],
  },
  {
    rule: 'asks once more when no answer comes within 40 seconds, then the fallback',
    source: `${callbacks}: rt 40000, rc 1, rp ct,rt`,
    documents: { '/answer': { fails: 'timeout' }, '/fallback': response(play) },
    setup: withFallback,
    tells: [
      asks('/answer', {}, { at: 0 }),
      asks('/answer', {}, { at: 40 }),
      asks('/fallback', {}),
      hears('/one.mp3'),
    ],
  },
  {
    rule: 'asks once more after two seconds when there is no connection',
    source: `${callbacks}: ct 2000, rc 1, rp ct,rt`,
    documents: { '/answer': [{ fails: 'connection' }, response(play)] },
    tells: [asks('/answer', {}, { at: 0 }), asks('/answer', {}, { at: 2 }), hears('/one.mp3', { at: 2 })],
  },
  {
    rule: 'does not ask again after a 500',
    source: `${callbacks}: rp defaults to ct,rt`,
    documents: { '/answer': [{ status: 500 }, response(play)] },
    tells: [complains('7011'), { kind: 'call-ended' }],
    never: [hears('/one.mp3')],
  },
  {
    rule: 'asks again after a 500 as often as the fragment of the address says',
    source: `${callbacks}: rc, rp=5xx`,
    documents: { '/answer': [{ status: 500 }, { status: 502 }, response(play)] },
    setup: answerUrl('https://app.test/answer#rc=2&rp=5xx'),
    tells: [hears('/one.mp3')],
  },
  {
    rule: 'waits for an answer as long as the fragment of the address says',
    source: `${callbacks}: rt`,
    documents: { '/answer': { fails: 'timeout' }, '/fallback': response(play) },
    setup: answerUrl('https://app.test/answer#rt=5000&rc=0'),
    tells: [asks('/fallback', {}, { at: 5 }), hears('/one.mp3')],
  },
  {
    rule: 'leaves words between the elements alone',
    source: `${sockets}: lex_xml reads elements only`,
    documents: { '/answer': response(`Hello${play}`) },
    tells: [hears('/one.mp3')],
  },
  {
    rule: 'ends a call after four hours',
    source: `${pages}/api/call/make-a-call: time_limit defaults to 14400`,
    documents: { '/answer': response('<Play loop="0">{app}/long.mp3</Play>') },
    setup: { audio: { 'https://app.test/long.mp3': 3_600_000 } },
    tells: [ends('completed', 'provider', { at: 14_400 })],
  },
];
