import type { Json } from './json.ts';
import type { Thread } from './thread.ts';

/** What a driver adds to every event, so that `step` needs no clock and no randomness. */
export type EventBase = {
  /** Our id of the call, and the provider it came through (`twilio`, `plivo`, …). */
  callId: string;
  provider: string;
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** Unpredictable text, new for every event; random choices and ids derive from it. */
  seed: string;
};

export const callStatuses = [
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
] as const;
export type CallStatus = (typeof callStatuses)[number];
export type EndedStatus = Exclude<CallStatus, 'ringing' | 'in-progress'>;

/** `file` is the provider's URL of the recording; '' when it is not known yet. */
export type RecordingReference = { id: string; url: string; seconds: number | null };

// --- answers: name their thread and document; the first one wins ---------------------------------------------

type Answer = EventBase & {
  class: 'answer';
  thread: Thread;
  document: number;
  /** The request says that the caller has already gone; what is answered reaches nobody. */
  callerGone: boolean;
};
export type DigitsGathered = Answer & { kind: 'digits-gathered'; digits: string };
export type SpeechGathered = Answer & { kind: 'speech-gathered'; text: string; confidence: number | null };
/** The gather ended without a key or a word. */
export type NothingGathered = Answer & { kind: 'nothing-gathered' };
export type DialEnded = Answer & {
  kind: 'dial-ended';
  /** `completed` only when two people talked, as far as the provider knows. */
  status: EndedStatus | 'rejected';
  seconds: number | null;
  recording: RecordingReference | null;
  /** The provider's id of the leg that answered; '' when none did. */
  legCallId: string;
};
export type Recorded = Answer & {
  kind: 'recorded';
  recording: RecordingReference;
  /** The key that ended it; '' for silence or the longest time. */
  endedBy: string;
};
/** The recording ended without a sound. */
export type NothingRecorded = Answer & { kind: 'nothing-recorded' };
export type ConferenceLeft = Answer & { kind: 'conference-left' };
/** The voice agent, the provider or the time limit ended it; `stream-changed` tells more. */
export type StreamEnded = Answer & { kind: 'stream-ended' };
export type Continued = Answer & { kind: 'continued' };
export type AnswerEvent =
  | DigitsGathered
  | SpeechGathered
  | NothingGathered
  | DialEnded
  | Recorded
  | NothingRecorded
  | ConferenceLeft
  | StreamEnded
  | Continued;

// --- fetches: ask for a thread's document ---------------------------------------------------------------------

/** Who calls whom. Numbers are E.164 with `+`; other addresses (`anonymous`, `client:…`, `sip:…`, '') as sent. */
export type CallIdentity = {
  providerCallId: string;
  /** The provider's account id, as sent: never trusted for the choice of a token. */
  account: string;
  from: string;
  to: string;
  direction: 'inbound' | 'outbound';
  callerName: string;
  forwardedFrom: string;
  /** Anything else worth a template: city, country, SIP headers, verification. Values are short texts. */
  details: Record<string, string>;
};
type Fetch = EventBase & { class: 'fetch'; thread: Thread };
export type CallStarted = Fetch & {
  kind: 'call-started';
  thread: 'main';
  call: CallIdentity;
  /** Over the first values of the flow's variables, of a call that we started. */
  variables?: Record<string, Json>;
};
/** `moved`: an outbox effect or an operator sent the call here. `fallback`: the provider could not use our last reply. */
export type DocumentFetched = Fetch & {
  kind: 'document-fetched';
  reason: 'whisper' | 'wait' | 'moved' | 'fallback';
};
export type FetchEvent = CallStarted | DocumentFetched;

// --- facts: applied once by key, in any order, also after the end --------------------------------------------

type Fact = EventBase & {
  class: 'fact' /** Unique in the call; made of the provider's own ids. */;
  key: string;
};
export type CallProgressed = Fact & { kind: 'call-progressed'; status: 'ringing' | 'in-progress' };
export type CallEnded = Fact & {
  kind: 'call-ended';
  status: EndedStatus;
  seconds: number | null;
  cause: string;
};
export type LegProgressed = Fact & {
  kind: 'leg-progressed';
  leg: number;
  status: 'ringing' | 'in-progress';
  legCallId: string;
};
export type LegEnded = Fact & {
  kind: 'leg-ended';
  leg: number;
  status: EndedStatus;
  seconds: number | null;
  legCallId: string;
};
export type RecordingReady = Fact & {
  kind: 'recording-ready';
  recording: RecordingReference;
  status: 'completed' | 'absent' | 'failed';
  /** Number of the main thread's document that asked for it; absent for one of the whole call. */
  document?: number;
};
export type Transcribed = Fact & {
  kind: 'transcribed';
  recordingId: string;
  text: string;
  status: 'completed' | 'failed';
};
export type ConferenceChanged = Fact & {
  kind: 'conference-changed';
  change: 'started' | 'ended' | 'joined' | 'left' | 'muted' | 'unmuted' | 'recorded' | 'other';
  conference: string;
  /** The provider's call id of the participant; '' for the room itself. */
  participant: string;
};
export type StreamChanged = Fact & {
  kind: 'stream-changed';
  change: 'started' | 'stopped' | 'failed';
  /** The provider's id of the stream; '' when it names none. */
  stream: string;
  /** The provider's words for what went wrong; '' for nothing. */
  error: string;
  /** Number of the main thread's document that asked for it. */
  document?: number;
};
export type MachineDetected = Fact & {
  kind: 'machine-detected';
  leg: number | null;
  answeredBy: 'human' | 'machine' | 'fax' | 'unknown';
};
/** An outbox row was carried out, or given up. */
export type EffectEnded = Fact & {
  kind: 'effect-ended';
  effect: string;
  ok: boolean;
  providerId: string;
  error: string;
};
/** Results of look-ups that ran while the caller waited. */
export type LookUpsEnded = Fact & { kind: 'look-ups-ended'; results: Record<string, LookUpResult> };
export type FactEvent =
  | LookUpsEnded
  | CallProgressed
  | CallEnded
  | LegProgressed
  | LegEnded
  | RecordingReady
  | Transcribed
  | ConferenceChanged
  | StreamChanged
  | MachineDetected
  | EffectEnded;

// --- look-ups: results of `needs`, in the same turn -----------------------------------------------------------

export type LookUpEnded = EventBase & {
  class: 'look-up';
  kind: 'look-up-ended';
  results: Record<string, LookUpResult>;
};
export type LookUpResult = { ok: true; value: Json } | { ok: false; error: string };

export type WebhookEvent = AnswerEvent | FetchEvent | FactEvent;
export type CallEvent = WebhookEvent | LookUpEnded;

/** What the driver adds to what a provider's `parse` returns. Distributes over the union. */
export type Unstamped<Event extends CallEvent> = Event extends CallEvent
  ? Omit<Event, keyof EventBase>
  : never;
