import type {
  AnswerEvent,
  EndedStatus,
  RecordingReference,
  Unstamped,
  WebhookEvent,
} from '#runtime/contract/event.ts';
import { type Parameters, readParameters } from '#runtime/contract/parameters.ts';
import type { Parse } from '#runtime/contract/provider.ts';
import type { Route } from '#runtime/contract/routes.ts';
import { identity } from './identity.ts';
import { parseFact } from './parse-fact.ts';
import { recordingReference } from './recording-reference.ts';
import { endedStatus } from './statuses.ts';

/** Twilio's webhooks as neutral events. https://www.twilio.com/docs/voice/twiml#request-parameters */
export const parse: Parse = ({ route, parameters }) => {
  const values = readParameters(parameters);
  return { call: identity(values, route), event: parseEvent(values, route) };
};

function parseEvent(values: Parameters, route: Route): Unstamped<WebhookEvent> | null {
  switch (route.kind) {
    case 'voice':
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

function parseAnswer(values: Parameters, route: Route & { kind: 'answer' }): Unstamped<AnswerEvent> {
  const answer = {
    class: 'answer',
    thread: route.thread,
    document: route.document,
    // On a leg the status is that of the person who was rung.
    callerGone: route.thread === 'main' && endedStatus(values.text('CallStatus')) !== null,
  } as const;
  switch (route.reason) {
    case 'gathered':
      return { ...answer, ...gathered(values) };
    case 'no-input':
      return { ...answer, kind: 'nothing-gathered' };
    case 'dialed':
      return { ...answer, ...dialed(values) };
    case 'recorded': {
      const key = values.text('Digits');
      const recording = recordingReference(values);
      const callerGone = answer.callerGone || key === 'hangup';
      if (recording === null) return { ...answer, callerGone, kind: 'nothing-recorded' };
      return {
        ...answer,
        callerGone,
        kind: 'recorded',
        recording,
        endedBy: /^[0-9*#]$/.test(key) ? key : '',
      };
    }
    case 'nothing-recorded':
      return { ...answer, kind: 'nothing-recorded' };
    case 'conference-left':
      return { ...answer, kind: 'conference-left' };
    case 'continue':
      return { ...answer, kind: 'continued' };
  }
}

/** `actionOnEmptyResult` makes Twilio ask with empty `Digits` when nothing was entered. */
function gathered(values: Parameters) {
  const digits = values.text('Digits').replace(/[^0-9A-D*#]/g, '');
  if (digits !== '') return { kind: 'digits-gathered', digits } as const;
  const text = values.text('SpeechResult');
  if (text === '') return { kind: 'nothing-gathered' } as const;
  return { kind: 'speech-gathered', text, confidence: values.fraction('Confidence') } as const;
}

function dialed(values: Parameters) {
  const status = dialStatus(values);
  const recording: RecordingReference | null = recordingReference(values);
  return {
    kind: 'dial-ended',
    status,
    seconds: values.seconds('DialCallDuration'),
    recording,
    legCallId: status === 'completed' ? values.id('DialCallSid') : '',
  } as const;
}

/**
 * Somebody who picked up but did not accept was never connected: Twilio calls that `completed` with `DialBridged` false, to a
 * caller it is no answer. SIP 603, 607 and 608 are the ways to decline a call (RFC 3261, 8197, 8688).
 */
function dialStatus(values: Parameters): EndedStatus | 'rejected' {
  const status = endedStatus(values.text('DialCallStatus')) ?? 'failed';
  if (status === 'completed') {
    return values.text('DialBridged').toLowerCase() === 'false' ? 'no-answer' : 'completed';
  }
  return ['603', '607', '608'].includes(values.text('DialSipResponseCode')) ? 'rejected' : status;
}
