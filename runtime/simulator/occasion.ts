import type { EndedStatus } from '#runtime/contract/event.ts';
import type { Leg, Recording } from './call-record.ts';
import type { Complaint } from './dialect.ts';

/** Why the provider asks or tells the application something; a dialect has its own parameters for each. */
export type Occasion =
  | { kind: 'call-started' }
  /** A document could not be had or used. */
  | { kind: 'fallback'; code: string; failedUrl: string }
  | { kind: 'redirected' }
  /** The application moved the call by the provider's REST API. */
  | { kind: 'moved' }
  | { kind: 'keys-gathered'; element: string; keys: string; finishKey: string }
  | { kind: 'speech-gathered'; element: string; text: string; confidence: number | null }
  | { kind: 'nothing-gathered'; element: string }
  | { kind: 'speech-partial'; text: string; number: number }
  /** `leg` is the one that talked, else the last that ended; null when nobody could be rung. */
  | { kind: 'dial-ended'; leg: Leg | null; connected: boolean; recording: Recording | null }
  | { kind: 'recorded'; recording: Recording; endedBy: RecordingEnd }
  | { kind: 'recording-started'; recording: Recording }
  | { kind: 'recording-reported'; recording: Recording; status: 'in-progress' | 'completed' | 'absent' }
  | { kind: 'transcribed'; recording: Recording }
  | { kind: 'wait-document'; room: RoomFacts | null }
  | { kind: 'conference-left'; room: RoomFacts }
  | { kind: 'conference-reported'; room: RoomFacts; event: ConferenceEvent; byCaller: boolean }
  | { kind: 'queue-left'; room: RoomFacts; result: QueueResult }
  | { kind: 'queue-dialed'; room: RoomFacts; connected: boolean }
  | { kind: 'stream-left'; room: RoomFacts }
  | { kind: 'stream-reported'; id: string; name: string; url: string; event: StreamEvent }
  | { kind: 'leg-document'; leg: Leg }
  /** `byCaller`: who pressed the keys. */
  | { kind: 'leg-reported'; leg: Leg; event: LegEvent; keys: string; byCaller: boolean }
  | { kind: 'machine-detected'; leg: Leg; answeredBy: 'human' | 'machine' | 'machine-message-ended' }
  | { kind: 'message-sent' }
  /** `complaint`: why the provider gave up, null where it did not. */
  | {
      kind: 'call-reported';
      status: EndedStatus;
      cause: CallEndCause;
      complaint: Complaint | null;
      number: number;
    };

/** One key, or how else. */
export type RecordingEnd = { kind: 'key'; key: string } | { kind: 'silence' | 'length' | 'hang-up' };

export type LegEvent = 'initiated' | 'ringing' | 'answered' | 'connected' | 'ended' | 'keys';

/** `keys`: one of the keys was pressed that the room listens for. */
export type ConferenceEvent = 'join' | 'start' | 'leave' | 'end' | 'keys';

export type StreamEvent = 'started' | 'stopped' | 'failed';

export type QueueResult =
  | 'bridged'
  | 'leave'
  | 'hangup'
  | 'queue-full'
  | 'redirected'
  | 'redirected-from-bridged'
  | 'system-error';

export type CallEndCause =
  | 'caller'
  | 'far-end'
  | 'document-ended'
  | 'hang-up'
  | 'rejected'
  | 'busy'
  | 'commanded'
  | 'error'
  | 'time-limit';

/** A conference or queue as a report tells of it. Milliseconds since the call entered. */
export type RoomFacts = {
  name: string;
  id: string;
  milliseconds: number;
  /** From 1, in a queue. */
  position: number;
  size: number;
  most: number;
  number: number;
  keys: string;
  startOnEnter: boolean;
  endOnExit: boolean;
  muted: boolean;
};
