import type { EndedStatus } from '#runtime/contract/event.ts';
import type { CallSetup } from './call-setup.ts';
import type { Complaint, FetchFailure } from './dialect.ts';
import type { PhoneRequest, Sound } from './happening.ts';
import type { Occasion, RoomFacts } from './occasion.ts';
import type { FarEndAct } from './phone-input.ts';
import type {
  Callback,
  Conference,
  Dial,
  DialQueue,
  Enqueue,
  Gather,
  LegOrder,
  Link,
  Prompt,
  RecordCall,
  RecordMessage,
  Stream,
  Verb,
} from './verb.ts';

/** All that a virtual call is; `VirtualCall.inner`. Plain JSON. `at` and other moments are milliseconds since the call began. */
export type CallRecord = {
  setup: CallSetup;
  /** The provider's id of the call. */
  id: string;
  account: string;
  at: number;
  answeredAt: number | null;
  ended: { at: number; status: EndedStatus } | null;
  /** The provider hangs up then. */
  hangsUpAt: number;
  strands: Strand[];
  legs: Leg[];
  /** Sent, and not replied to yet. */
  requests: OpenRequest[];
  /** Running in the background. */
  recordings: Recording[];
  /** Notices that are sent later. */
  later: Later[];
  /** Beside the call's documents. */
  streams: (Stream & { id: string })[];
  /** Waits for the next dial's answer. */
  recordsDial: RecordCall | null;
  counts: { requests: number; ids: number; reports: number };
};

/** Who runs documents: the caller, a person who is rung, or the music that the caller waits with. */
export type StrandName = 'caller' | 'wait' | `leg:${number}`;

export type Strand = {
  name: StrandName;
  /** Where the present document came from. */
  document: Link;
  verbs: Verb[];
  position: number;
  doing: Doing | null;
  /** Number of the request whose reply it stands still for. */
  awaits: number | null;
  hears: Sound | null;
  /** When the present document began. */
  since: number;
  /** What it runs is the provider's apology for this. */
  failed: Complaint | null;
};

/** What a strand is busy with; `until` is when something happens by itself. */
export type Doing = { until: number | null } & (
  | { kind: 'sounding'; prompt: Prompt; loops: number }
  | Gathering
  | Dialing
  | RecordingMessage
  | InRoom
  /** A reply does not come, or a fetch waits a moment: then `then`. */
  | {
      kind: 'stalled';
      next: { kind: 'failure'; request: OpenRequest; failure: Failure } | { kind: 'again' };
    }
  /** The key that accepts a call is waited for. */
  | { kind: 'confirming' }
);

/** No document could be had, or one that cannot be run. */
export type Failure = { complaint: Complaint; reason: FetchFailure | 'unusable' };

export type Gathering = {
  kind: 'gathering';
  gather: Gather;
  /** Prompts still to come, the present one first; none when the time for an answer runs. */
  prompts: Prompt[];
  loops: number;
  keys: string;
  speech: string;
  confidence: number | null;
  tries: number;
  /** Nothing is listened for any more: the last prompt is the sound of a wrong key. */
  over: boolean;
};

export type Dialing = {
  kind: 'dialing';
  dial: Dial;
  /** Numbers of the legs rung so far. */
  legs: number[];
  /** The one that talks with the caller. */
  talks: number | null;
  recording: string | null;
};

export type RecordingMessage = {
  kind: 'recording';
  record: RecordMessage;
  id: string;
  /** null while the beep sounds. */
  beganAt: number | null;
  spokenUntil: number;
  words: string;
};

export type InRoom = {
  kind: 'in-room';
  verb: Conference | Enqueue | DialQueue | Stream;
  /** The provider's id of the room. */
  id: string;
  joinedAt: number;
  /** Still nobody to talk with. */
  waits: boolean;
  startedAt: number | null;
  others: number;
  /** Others who wait before the caller. */
  ahead: number;
  reports: number;
  /** Pressed so far, of keys that the room listens for. */
  keys: string;
  recording: string | null;
};

export type LegEnd = EndedStatus | 'rejected';

export type Leg = {
  number: number;
  id: string;
  order: LegOrder;
  /** Of its dial, from 1. */
  position: number;
  callerId: string;
  state: 'ringing' | 'screening' | 'talking' | 'ended';
  rangAt: number;
  /** When it acts as `act` says; while it talks, when it hangs up. */
  until: number | null;
  act: FarEndAct;
  answeredAt: number | null;
  connectedAt: number | null;
  endedAt: number | null;
  end: LegEnd | null;
  by: 'person' | 'machine';
  /** Keys that the far end presses when asked. */
  keys: string;
  talksMilliseconds: number | null;
  reports: number;
  matched: string;
};

export type Recording = {
  id: string;
  of: 'message' | 'call' | 'dial' | 'conference';
  beganAt: number;
  /** When it is long enough. */
  until: number | null;
  milliseconds: number;
  words: string;
  channels: 1 | 2;
  callback: Callback | null;
  transcription: Link | null;
  /** Of a conference. */
  room: RoomFacts | null;
  /** Begun by the provider's REST interface, not by a document. */
  commanded: boolean;
};

export type OpenRequest = {
  request: PhoneRequest;
  link: Link;
  occasion: Occasion;
  /** null: nobody waits for the reply. */
  strand: StrandName | null;
  /** How often it was sent again. */
  repeats: number;
  /** Redirects of HTTP followed. */
  hops: number;
};

export type Later = { at: number; link: Link; occasion: Occasion };
