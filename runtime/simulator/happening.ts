import type { EndedStatus } from '#runtime/contract/event.ts';
import type { Party } from './party.ts';

/** What happened on a virtual call. `at` is in milliseconds since it began. */
export type Happening = { at: number } & HappeningBody;

export type HappeningBody =
  /** The provider asks the application; `number` counts from 1. The call waits for the reply unless `notice` is true. */
  | ({ kind: 'requested' } & PhoneRequest)
  /** A party begins to hear something; null lasts until something else happens. */
  | { kind: 'sound-began'; party: Party; sound: Sound; milliseconds: number | null }
  /** A key, a word or an event cut what a party heard. */
  | { kind: 'sound-cut'; party: Party; by: 'key' | 'speech' | 'event' }
  /** Keys or words are asked of a party and the prompt is over. Milliseconds are until the time-out. */
  | { kind: 'listening'; party: Party; keys: boolean; speech: boolean; milliseconds: number }
  | { kind: 'input-ended'; party: Party; keys: string; speech: string | null; reason: InputEnd }
  | { kind: 'keys-pressed'; party: Party; keys: string }
  | { kind: 'spoken'; party: Party; text: string }
  | { kind: 'leg-rang'; leg: number; target: string; from: string; milliseconds: number }
  | { kind: 'leg-answered'; leg: number; by: 'person' | 'machine' }
  | { kind: 'leg-ended'; leg: number; status: EndedStatus | 'rejected'; milliseconds: number }
  /** The caller and this leg hear each other from now on, or no longer. */
  | { kind: 'connected'; leg: number }
  | { kind: 'parted'; leg: number }
  | { kind: 'room-joined'; room: string; place: RoomKind }
  /** The wait is over: the conference has begun, or somebody took the caller from the queue. */
  | { kind: 'room-opened'; room: string; place: RoomKind }
  | { kind: 'room-left'; room: string; place: RoomKind }
  | { kind: 'recording-began'; of: 'message' | 'call' | 'dial' | 'conference' }
  | {
      kind: 'recording-ended';
      of: 'message' | 'call' | 'dial' | 'conference';
      milliseconds: number;
      words: string;
    }
  /** What the provider would write to the account's log; `code` is its own, e.g. 12100 of Twilio. */
  | { kind: 'provider-complained'; code: string; text: string }
  | { kind: 'call-ended'; status: EndedStatus; by: 'caller' | 'application' | 'provider' };

export type RoomKind = 'conference' | 'queue' | 'stream';
export type InputEnd = 'complete' | 'finish-key' | 'between-digits' | 'speech-ended' | 'silence' | 'cut';

export type PhoneRequest = {
  number: number;
  method: 'GET' | 'POST';
  url: string;
  /** Form fields of a POST, query of a GET. */
  parameters: Record<string, string>;
  party: Party;
  /** Why it is sent, in the provider's words, e.g. `action of <Gather>`, `statusCallback`. */
  why: string;
  /** The reply is not used: a status or recording callback. */
  notice: boolean;
  /** Headers beyond the signature, e.g. an idempotency token. */
  headers: Record<string, string>;
};

export type Sound =
  /** `text` is what is said without its markup; `language` and `voice` as the document gives them, '' when it gives none. */
  | { kind: 'speech'; text: string; language: string; voice: string }
  | { kind: 'audio'; url: string }
  | { kind: 'keys'; keys: string }
  | { kind: 'silence' }
  | { kind: 'ringing' }
  | { kind: 'beep' }
  /** The provider's own hold music. */
  | { kind: 'music' };
