import type { JsonObject } from '#runtime/contract/json.ts';
import type { CallSetup } from './call-setup.ts';
import type { Happening, PhoneRequest, RoomKind, Sound } from './happening.ts';
import type { Party } from './party.ts';
import type { PhoneInput } from './phone-input.ts';

/**
 * A provider's call engine as an application meets it, without a network and without a clock: it says which requests are sent, and plays what comes
 * back. Pure: the same call and input give the same result, and the call given in is left as it was, so that it can go on differently.
 */
export type VirtualProvider = {
  name: string;
  place: (setup: CallSetup) => Moved;
  /** Total: an input that makes no sense now (a key after the end) changes nothing. */
  take: (call: VirtualCall, input: PhoneInput) => Moved;
  situation: (call: VirtualCall) => Situation;
};

/** Plain JSON; what it holds is the virtual provider's own business. */
export type VirtualCall = { provider: string; at: number; inner: JsonObject };

/** What came of an input, in order of time. */
export type Moved = { call: VirtualCall; happenings: Happening[] };

/** What a virtual call is doing now. */
export type Situation = {
  ended: boolean;
  /** Milliseconds since the call began at which something happens by itself; null when nothing will. */
  next: number | null;
  /** Requests whose reply is awaited; the call stands still for those that are no notice. */
  requests: PhoneRequest[];
  parties: PartySituation[];
};

export type PartySituation = {
  party: Party;
  /** '' for the caller. */
  address: string;
  state: 'ringing' | 'on-line' | 'gone';
  hears: Sound | null;
  /** Input is taken from this party: already while a prompt plays that may be interrupted. */
  listens: { keys: { most: number; finishKey: string } | null; speech: boolean; promptOver: boolean } | null;
  /** A message of this party is being recorded. */
  records: boolean;
  /** Who hears this party. */
  talksWith: Party | null;
  room: { name: string; place: RoomKind; waits: boolean } | null;
};
