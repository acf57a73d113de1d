import type { Party } from './party.ts';

/** What can happen to a virtual call from outside. Times are milliseconds since the call began. */
export type PhoneInput =
  /** Everything that falls due until then happens, in order; it stops early at a request that the call waits for. */
  | { kind: 'time-passed'; to: number }
  /** The application's reply to the request with this number. */
  | {
      kind: 'replied';
      request: number;
      status: number;
      contentType: string;
      body: string;
      /** The header of that name, of a redirect. */
      location?: string;
    }
  | { kind: 'request-failed'; request: number; reason: 'timeout' | 'connection' }
  /** One or more of `0-9*#`, at once. Keys that nobody listens for are heard by whoever talks with them and else lost. */
  | { kind: 'keys-pressed'; by: Party; keys: string }
  /** Said in one breath; `confidence` 0 to 1. Also what a recording holds. */
  | { kind: 'spoken'; by: Party; text: string; confidence?: number }
  | { kind: 'hung-up'; by: Party }
  /** Of a party that is being rung, in place of its rule in the set-up. */
  | { kind: 'far-end-acted'; leg: number; act: FarEndAct }
  /** Somebody else in the room that the caller is in: a conference, a queue, or the application that a stream leads to. */
  | { kind: 'room-changed'; room: string; change: RoomChange }
  /** The application's request to the provider's REST API about this call. */
  | { kind: 'commanded'; command: PhoneCommand };

export type FarEndAct = 'answers' | 'is-busy' | 'rejects' | 'does-not-answer' | 'fails' | 'machine-answers';

/**
 * Opened: a moderator came, so that a conference starts, or an agent took the caller from the queue. Failed: the connection of a stream broke, or never came
 * when it fails in the moment in which the caller is handed to it.
 */
export type RoomChange = 'opened' | 'joined' | 'left' | 'closed' | 'failed';

export type PhoneCommand =
  | { kind: 'redirect'; url: string; method: 'GET' | 'POST' }
  | { kind: 'hang-up' }
  | { kind: 'start-recording'; callbackUrl: string };
