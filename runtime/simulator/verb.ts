import type { Complaint } from './dialect.ts';

/** What a provider's document tells it to do, defaults filled in and addresses absolute. Made by a dialect, run by the core; plain JSON. Times are milliseconds. */
export type Verb =
  | Prompt
  | Gather
  | Dial
  | RecordMessage
  | RecordCall
  | Conference
  | Enqueue
  | DialQueue
  | Stream
  | { kind: 'redirect'; to: Link }
  /** Picks up, where nothing that is heard does so. */
  | { kind: 'answer' }
  | { kind: 'hang-up' }
  /** Hangs up so long from now, whatever happens until then. */
  | { kind: 'hang-up-later'; milliseconds: number }
  | { kind: 'reject'; status: 'busy' | 'no-answer' }
  /** Takes the caller out of the queue that this document plays for. */
  | { kind: 'leave-queue' }
  | { kind: 'stop-stream'; name: string }
  /** The document cannot be run beyond this. */
  | { kind: 'fail'; complaint: Complaint }
  /** A text message sent from within the call: nothing that the caller hears. */
  | { kind: 'send-message'; action: Link | null; replaces: boolean };

export type Link = { url: string; method: 'GET' | 'POST' };

/** `loops` of a say or play: how often it is heard, at least 1. `answers` is false for what may be played without picking up. */
export type Prompt = { answers: boolean } & (
  | { kind: 'say'; text: string; language: string; voice: string; pauses: number; loops: number }
  | { kind: 'play'; url: string; loops: number }
  | { kind: 'pause'; milliseconds: number }
  | { kind: 'keys'; keys: string; milliseconds: number }
  | { kind: 'beep'; milliseconds: number }
);

/** Whom the provider asks when something is over; `replaces`: the reply takes the document's place, else it is a mere notice and the document goes on. */
export type After = { action: Link | null; replaces: boolean };

export type Gather = After & {
  kind: 'gather';
  /** Name of the element, for a provider with several that ask. */
  element: string;
  prompts: Prompt[];
  keys: { most: number; finishKey: string; valid: string } | null;
  speech: { endMilliseconds: number } | null;
  /** From the prompt's end to the first key or word. */
  firstMilliseconds: number;
  betweenMilliseconds: number;
  /** Words interrupt the prompt; keys always do. */
  bargeIn: boolean;
  asksOnSilence: boolean;
  /** How often the prompt is heard at most while nobody enters anything. */
  tries: number;
  /** Heard when a key outside of `valid` is pressed. */
  invalidSound: Prompt | null;
  /** Told of every word at once. */
  partial: Link | null;
};

/** `events` in the core's words, e.g. 'ringing' of a leg. */
export type Callback = { link: Link; events: string[] };

export type LegOrder = {
  address: string;
  /** '' leaves it to the dial. */
  callerId: string;
  /** Played to the far end as soon as it answers. */
  sendKeys: Prompt | null;
  /** Document that the far end hears before it is connected. */
  document: Link | null;
  /** The far end must press this key within this time after it answered, or is hung up. */
  confirm: { key: string; milliseconds: number } | null;
  /** Events: `initiated ringing answered connected ended`. */
  callback: Callback | null;
  machine: { callback: Link; waitsForEnd: boolean } | null;
  /** The address is none that can be rung. */
  unreachable?: boolean;
};

export type Dial = After & {
  kind: 'dial';
  /** At least one. */
  legs: LegOrder[];
  sequential: boolean;
  callerId: string;
  ringMilliseconds: number;
  /** Of the conversation. */
  limitMilliseconds: number;
  hangUpOnStar: boolean;
  /** Picks up the caller's leg only when somebody answers. */
  answersOnBridge: boolean;
  record: 'no' | 'from-answer' | 'from-ringing';
  channels: 1 | 2;
  /** Events: `in-progress completed absent`. */
  recordingCallback: Callback | null;
  /** What the caller hears while it rings; null for ringing. */
  music: Link | null;
  /** Keys of the caller or the far end that are told to the leg's callback. */
  matches: { caller: string[]; leg: string[] };
};

export type RecordMessage = After & {
  kind: 'record';
  finishKeys: string;
  /** null never ends it. */
  silenceMilliseconds: number | null;
  mostMilliseconds: number;
  beep: boolean;
  /** Silence at its ends is cut off. */
  trim: boolean;
  asksOnSilence: boolean;
  recordingCallback: Callback | null;
  transcription: Link | null;
};

/** Records the call in the background. `started` is told at once that it began; its reply may replace the document. */
export type RecordCall = {
  kind: 'record-call';
  replaces: boolean;
  of: 'call' | 'dial';
  channels: 1 | 2;
  started: Link | null;
  recordingCallback: Callback | null;
  transcription: Link | null;
  mostMilliseconds: number | null;
};

/** What is heard while nobody talks. A document is asked for again when it has ended. */
export type Wait = { kind: 'music' } | { kind: 'silence' } | { kind: 'document'; link: Link };

export type Conference = After & {
  kind: 'conference';
  name: string;
  startOnEnter: boolean;
  endOnExit: boolean;
  /** Else the room ends for whoever is left alone in it. */
  stayAlone: boolean;
  muted: boolean;
  beepOnEnter: boolean;
  mostParticipants: number;
  record: boolean;
  recordingCallback: Callback | null;
  wait: Wait;
  limitMilliseconds: number;
  hangUpOnStar: boolean;
  /** Events: `join start leave end keys`; `own-join` and `own-leave` are those of the caller alone. */
  callback: Callback | null;
  matches: string[];
};

/** The caller waits until somebody takes the call. */
export type Enqueue = After & { kind: 'enqueue'; name: string; wait: Wait; most: number };

/** Takes whoever waits longest in a queue; waits for somebody when it is empty. */
export type DialQueue = After & {
  kind: 'dial-queue';
  name: string;
  ringMilliseconds: number;
  limitMilliseconds: number;
  hangUpOnStar: boolean;
};

/** The call's sound goes to an application: at its side while the document goes on, or in its place until the stream is closed. */
export type Stream = After & {
  kind: 'stream';
  url: string;
  name: string;
  background: boolean;
  limitMilliseconds: number | null;
  /** Events: `started stopped failed`. */
  callback: Callback | null;
};
