import type {
  AnswerEvent,
  CallIdentity,
  DialEnded,
  EndedStatus,
  FactEvent,
  RecordingReference,
  Unstamped,
  WebhookEvent,
} from '#runtime/contract/event.ts';
import { type Parameters, readParameters } from '#runtime/contract/parameters.ts';
import type { ParsedWebhook, Webhook } from '#runtime/contract/provider.ts';
import type { FactKind, Route } from '#runtime/contract/routes.ts';
import type { Thread } from '#runtime/contract/thread.ts';

/** How one provider names what it tells. */
export type WebhookStyle = {
  identity: (values: Parameters, route: Route) => CallIdentity;
  /** The request on the voice URL is no call but a report on one. */
  reportsOnVoice: (values: Parameters) => boolean;
  parseFact: (values: Parameters, kind: FactKind, thread: Thread) => Unstamped<FactEvent> | null;
  endedStatus: (status: string) => EndedStatus | null;
  spoken: (values: Parameters) => { text: string; confidence: number | null };
  dialed: (values: Parameters) => Pick<DialEnded, 'status' | 'seconds' | 'recording' | 'legCallId'>;
  /** null when nothing was recorded, `begun` when the recording goes on. */
  recorded: (values: Parameters) => RecordingReference | null | 'begun';
};

/** A provider's webhook as a neutral event: what is the same everywhere, with the provider's own names for the rest. */
export function parseWebhook({ route, parameters }: Webhook, style: WebhookStyle): ParsedWebhook {
  const values = readParameters(parameters);
  const call = style.identity(values, route);
  if (route.kind !== 'voice') return { call, event: parseEvent(values, route, style) };
  const event = style.reportsOnVoice(values)
    ? style.parseFact(values, 'status', 'main')
    : ({ class: 'fetch', kind: 'call-started', thread: 'main', call } as const);
  return { call, event };
}

function parseEvent(
  values: Parameters,
  route: Exclude<Route, { kind: 'voice' }>,
  style: WebhookStyle,
): Unstamped<WebhookEvent> | null {
  switch (route.kind) {
    case 'status':
      return style.parseFact(values, 'status', 'main');
    case 'fallback':
      return { class: 'fetch', kind: 'document-fetched', thread: 'main', reason: 'fallback' };
    case 'fetch':
      return { class: 'fetch', kind: 'document-fetched', thread: route.thread, reason: route.reason };
    case 'answer':
      return parseAnswer(values, route, style);
    case 'fact':
      return documented(style.parseFact(values, route.fact, route.thread), route.document);
    case 'message':
    case 'message-status':
      // No call's: `parseMessage` reads it.
      return null;
  }
}

/** A recording and a stream belong to a step. */
function documented(fact: Unstamped<FactEvent> | null, document: number | undefined): typeof fact {
  if (document === undefined) return fact;
  return fact?.kind === 'recording-ready' || fact?.kind === 'stream-changed' ? { ...fact, document } : fact;
}

function parseAnswer(
  values: Parameters,
  route: Route & { kind: 'answer' },
  style: WebhookStyle,
): Unstamped<AnswerEvent> | null {
  const ended = style.endedStatus(values.text('CallStatus')) !== null || values.text('Event') === 'Hangup';
  const answer = {
    class: 'answer',
    thread: route.thread,
    document: route.document,
    // On a leg the status is that of the person who was rung.
    callerGone: route.thread === 'main' && ended,
  } as const;
  switch (route.reason) {
    case 'gathered':
      return { ...answer, ...gathered(values, style) };
    case 'no-input':
      return { ...answer, kind: 'nothing-gathered' };
    case 'dialed':
      return { ...answer, kind: 'dial-ended', ...style.dialed(values) };
    case 'recorded': {
      const key = values.text('Digits');
      const recording = style.recorded(values);
      const callerGone = answer.callerGone || (route.thread === 'main' && key === 'hangup');
      if (recording === 'begun') return null;
      if (recording === null) return { ...answer, callerGone, kind: 'nothing-recorded' };
      const endedBy = /^[0-9*#]$/.test(key) ? key : '';
      return { ...answer, callerGone, kind: 'recorded', recording, endedBy };
    }
    case 'nothing-recorded':
      return { ...answer, kind: 'nothing-recorded' };
    case 'conference-left':
      return { ...answer, kind: 'conference-left' };
    case 'stream-ended':
      return { ...answer, kind: 'stream-ended' };
    case 'continue':
      return { ...answer, kind: 'continued' };
  }
}

function gathered(values: Parameters, style: WebhookStyle) {
  const digits = values.text('Digits').replace(/[^0-9A-D*#]/g, '');
  if (digits !== '') return { kind: 'digits-gathered', digits } as const;
  const { text, confidence } = style.spoken(values);
  return text === ''
    ? ({ kind: 'nothing-gathered' } as const)
    : ({ kind: 'speech-gathered', text, confidence } as const);
}
