import type { AnswerEvent, CallIdentity, Unstamped, WebhookEvent } from '#runtime/contract/event.ts';
import { type Parameters, readParameters } from '#runtime/contract/parameters.ts';
import type { Parse } from '#runtime/contract/provider.ts';
import type { Route } from '#runtime/contract/routes.ts';
import { parseFact } from './parse-fact.ts';
import { endedStatus, statusOfCause } from './statuses.ts';

/** Plivo's webhooks as neutral events. https://www.plivo.com/docs/voice/concepts/callbacks */
export const parse: Parse = ({ route, parameters }) => {
  const values = readParameters(parameters);
  return { call: identity(values, route), event: parseEvent(values, route) };
};

function parseEvent(values: Parameters, route: Route): Unstamped<WebhookEvent> | null {
  switch (route.kind) {
    case 'voice':
      // Plivo sends the hangup to the answer URL when an application names no hangup URL.
      if (values.text('Event') === 'Hangup') return parseFact(values, 'status', 'main');
      return { class: 'fetch', kind: 'call-started', thread: 'main', call: identity(values, route) };
    case 'status':
      return parseFact(values, 'status', 'main');
    case 'fallback':
      return { class: 'fetch', kind: 'document-fetched', thread: 'main', reason: 'fallback' };
    case 'fetch':
      return { class: 'fetch', kind: 'document-fetched', thread: route.thread, reason: route.reason };
    case 'answer':
      return parseAnswer(values, route);
    case 'fact':
      return parseFact(values, route.fact, route.thread);
  }
}

function parseAnswer(values: Parameters, route: Route & { kind: 'answer' }): Unstamped<AnswerEvent> | null {
  const answer = {
    class: 'answer',
    thread: route.thread,
    document: route.document,
    callerGone: endedStatus(values.text('CallStatus')) !== null || values.text('Event') === 'Hangup',
  } as const;
  switch (route.reason) {
    case 'gathered':
      return { ...answer, ...gathered(values) };
    case 'no-input':
      return { ...answer, kind: 'nothing-gathered' };
    case 'dialed':
      return { ...answer, ...dialed(values) };
    case 'recorded':
      return parseRecorded(values, answer);
    case 'nothing-recorded':
      return { ...answer, kind: 'nothing-recorded' };
    case 'conference-left':
      return { ...answer, kind: 'conference-left' };
    case 'continue':
      return { ...answer, kind: 'continued' };
  }
}

function gathered(values: Parameters) {
  const digits = values.text('Digits');
  const speech = values.text('Speech');
  const spoken = speech !== '' && (values.text('InputType') === 'speech' || digits === '');
  if (spoken) {
    const confidence = values.fraction('SpeechConfidenceScore');
    return { kind: 'speech-gathered', text: speech, confidence } as const;
  }
  return digits === ''
    ? ({ kind: 'nothing-gathered' } as const)
    : ({ kind: 'digits-gathered', digits } as const);
}

function dialed(values: Parameters) {
  const status = endedStatus(values.text('DialStatus')) ?? 'failed';
  const rejected = status !== 'completed' && statusOfCause(values.text('DialHangupCause')) === 'rejected';
  return {
    kind: 'dial-ended',
    status: rejected ? 'rejected' : status,
    seconds: values.seconds('DialBLegDuration'),
    // Its file is told by the recording's own callback.
    recording: null,
    legCallId: values.id('DialBLegUUID'),
  } as const;
}

type AnswerBase = { class: 'answer'; thread: AnswerEvent['thread']; document: number; callerGone: boolean };

function parseRecorded(values: Parameters, answer: AnswerBase): Unstamped<AnswerEvent> | null {
  const seconds = values.seconds('RecordingDuration');
  const key = values.text('Digits');
  const callerGone = answer.callerGone || key === 'hangup';
  // -1 says that a background recording has begun: nothing that the menu waits for.
  if (values.text('RecordingDuration').startsWith('-')) return null;
  const id = values.id('RecordingID');
  if (id === '' || seconds === 0) return { ...answer, callerGone, kind: 'nothing-recorded' };
  return {
    ...answer,
    callerGone,
    kind: 'recorded',
    recording: { id, url: values.text('RecordUrl'), seconds },
    endedBy: /^[0-9*#]$/.test(key) ? key : '',
  };
}

/** A leg's webhooks name the caller's call in `ALegUUID`; a transcript names it in lower case. */
function identity(values: Parameters, route: Route): CallIdentity {
  const ofLeg = 'thread' in route && route.thread !== 'main';
  const ids = ofLeg ? ['DialALegUUID', 'ALegUUID', 'CallUUID'] : ['CallUUID', 'DialALegUUID'];
  const details = values.startingWith('X-PH-');
  const verification = values.text('STIRVerification');
  if (verification !== '') details['verification'] = verification;
  const machine = values.text('Machine');
  if (machine !== '') details['machine'] = machine;
  return {
    providerCallId: values.id(...ids, 'call_uuid', 'RequestUUID'),
    account: values.id('ParentAuthID'),
    from: address(values.text('From')),
    to: address(values.text('To')),
    direction: values.text('Direction').startsWith('outbound') ? 'outbound' : 'inbound',
    callerName: values.text('CallerName'),
    forwardedFrom: address(values.text('ForwardedFrom')),
    details,
  };
}

/** Plivo writes E.164 without `+`; what is no such number (`anonymous`, a short code, `sip:…`) stays as it came. */
function address(text: string): string {
  return /^[1-9]\d{6,14}$/.test(text) ? `+${text}` : text;
}
