/** What a document tells a provider to do, as far as a telephone notices; each provider's XML is read into this. */
export type Link = { url: string; method: 'GET' | 'POST' };

export type Prompt =
  | { kind: 'say'; text: string; language: string; voice: string; loop: number }
  | { kind: 'play'; url: string; loop: number }
  | { kind: 'pause'; seconds: number }
  | { kind: 'keys'; keys: string };

export type Gather = {
  kind: 'gather';
  prompts: Prompt[];
  digits: { most: number; finishKey: string } | null;
  speech: boolean;
  action: Link;
  /** Whether silence asks the action too (with nothing in it), or goes on in the document. */
  asksOnSilence: boolean;
};

export type LegOrder = {
  kind: 'number' | 'sip' | 'client';
  address: string;
  /** Document that is run on the callee's leg before the two are connected. */
  document: Link | null;
  /** The key that the provider itself waits for after that document; null leaves it to the document. */
  confirmKey: string | null;
  statusCallback: Link | null;
  events: readonly string[];
  machineCallback: Link | null;
};

export type Dial = {
  kind: 'dial';
  legs: LegOrder[];
  sequential: boolean;
  action: Link | null;
  /** Whether the action's answer replaces the document, or the document goes on. */
  replaces: boolean;
  hangUpOnStar: boolean;
  record: boolean;
  recordingCallback: Link | null;
  /** What the caller hears while it rings. */
  music: Link | null;
  callerId: string;
  timeoutSeconds: number;
};

export type RecordMessage = {
  kind: 'record';
  action: Link | null;
  finishKeys: string;
  mostSeconds: number;
  recordingCallback: Link | null;
  transcriptionCallback: Link | null;
};

export type RecordCall = { kind: 'record-call'; started: Link | null; recordingCallback: Link | null };

export type Conference = {
  kind: 'conference';
  name: string;
  startOnEnter: boolean;
  endOnExit: boolean;
  muted: boolean;
  record: boolean;
  mostParticipants: number;
  hangUpOnStar: boolean;
  wait: Link | null;
  action: Link | null;
  replaces: boolean;
  callback: Link | null;
  events: readonly string[];
  recordingCallback: Link | null;
};

/** The caller talks with a voice agent. */
export type Stream = {
  kind: 'stream';
  url: string;
  parameters: Readonly<Record<string, string>>;
  /** null where the provider knows none. */
  timeLimitSeconds: number | null;
  /** Asked when the talk is over; without one the document goes on. */
  action: Link | null;
  callback: Link | null;
};

export type Verb =
  | Prompt
  | Gather
  | Dial
  | RecordMessage
  | RecordCall
  | Conference
  | Stream
  | { kind: 'redirect'; to: Link }
  | { kind: 'hang-up' }
  | { kind: 'reject'; reason: string };
