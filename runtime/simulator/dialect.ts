import type { EndedStatus } from '#runtime/contract/event.ts';
import type { CallRecord, Leg, StrandName } from './call-record.ts';
import type { CallEndCause, Occasion } from './occasion.ts';
import type { Link, Verb } from './verb.ts';

/** What differs between providers; the core asks nothing else of them. Pure. */
export type Dialect = {
  name: string;
  /** Reads a reply. Total: any text gives verbs or a failure. */
  read: (reply: Reply, place: DocumentPlace) => ReadReply;
  /** Form fields or query of a webhook, and why it is sent in the provider's words. `leg` is the one that it is about, null for the caller. */
  parameters: (occasion: Occasion, scene: Scene) => Record<string, string>;
  why: (occasion: Occasion) => string;
  /** Headers beyond the signature. `token` is the same when a request is repeated. */
  headers: (token: string) => Record<string, string>;
  /** `seeded(n)` gives n hexadecimal digits that depend on the call alone. */
  newId: (of: IdKind, seeded: (digits: number) => string) => string;
  /** Address at the provider of a recording's file. */
  recordingUrl: (account: string, recording: string) => string;
  /** What a failed reply is called in the provider's log, and how long it took to find out. */
  failure: (
    reason: FetchFailure,
    link: Link,
    occasion: Occasion,
  ) => { complaint: Complaint; milliseconds: number };
  /** How often a request that failed so is sent again. */
  repeats: (reason: FetchFailure, link: Link) => number;
  /** Whether the fallback address is asked when a document for this could not be had, or could be had and not used. */
  fallsBack: (occasion: Occasion, failure: FetchFailure | 'unusable') => boolean;
  /** A document of waiting music is asked for once and begins again; else it is asked for again. */
  keepsWaitDocument: boolean;
  /** Who is rung is connected even where their document cannot be had; else they are hung up. */
  connectsWithoutDocument: boolean;
  /** What the caller hears when there is no document to be had, before the provider hangs up. */
  apology: Verb[];
  /** How a call ends for the log that never was answered, or was. */
  endedStatus: (cause: CallEndCause, answered: boolean) => EndedStatus;
  times: DialectTimes;
};

export type DialectTimes = {
  /** The longest call. */
  longestCall: number;
  beep: number;
  /** From a recording's end until its file is ready, and until it is typed out. */
  recordingReady: number;
  transcribed: number;
  /** From an answer until it is known whether a machine answered; until a machine's announcement is over. */
  machineDetected: number;
  machineMessage: number;
  /** Shorter messages are none. */
  shortestRecording: number;
};

export type IdKind = 'call' | 'account' | 'recording' | 'room' | 'request' | 'stream';

export type Reply = { status: number; contentType: string; body: string };

/** Where a document will run. */
export type DocumentPlace = {
  url: string;
  /** What it is the reply to. */
  occasion: Occasion;
  strand: StrandName;
  /** For a waiting caller: in a queue or a conference, or while it rings. */
  waitsIn: 'conference' | 'queue' | 'dial' | null;
  /** Nothing has been run in this call yet. */
  first: boolean;
};

/** `code` and `text` as in the provider's log. */
export type Complaint = { code: string; text: string };

export type ReadReply =
  | { ok: true; verbs: Verb[]; complaints: Complaint[] }
  /** The document cannot be run at all. */
  | { ok: false; complaint: Complaint };

/** An HTTP status that is no success, or no reply. */
export type FetchFailure = number | 'timeout' | 'connection' | 'redirects';

export type Scene = { call: CallRecord; leg: Leg | null };
