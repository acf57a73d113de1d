import type { Document, Instruction } from './document.ts';
import type { CallIdentity, EndedStatus, LookUpResult, RecordingReference } from './event.ts';
import type { Json, JsonObject } from './json.ts';
import type { Need } from './step-result.ts';
import type { Thread } from './thread.ts';

/** Everything a call is, as plain JSON; the driver stores it after every turn. `secrets` is encrypted at rest. */
export type CallState = {
  stateVersion: 1;
  id: string;
  provider: string;
  /** The program the call started on; it stays on it. */
  version: string;
  /** The version that the call went on in for good, by a jump: its handlers hold from then on. */
  jumpedTo?: string;
  call: CallIdentity;
  startedAt: number;
  language: string;
  /** `live` until the provider says that the call has ended. */
  status: 'live' | 'ended';
  /** The flow itself ended the call: nobody hung up on it. */
  finished: boolean;
  /** The caller has gone, though the end may not have been reported yet: nothing more can be said. */
  callerGone: boolean;
  /** `step` is the slug of the step where the call was then; a recording that is reported later is its. */
  ended: { at: number; status: EndedStatus; seconds: number | null; cause: string; step: string } | null;
  /** The last is where the call is; empty when nothing is left to do. */
  frames: Frame[];
  threads: { [thread in Thread]?: ThreadState };
  vars: Record<string, Json>;
  /** Results by the slug of the step's name: `steps.main_menu.digits`. */
  steps: Record<string, JsonObject>;
  secrets: Record<string, string>;
  /** Instructions not sent yet: further pages of a long document, or what stands before look-ups under way. */
  page: Instruction[];
  /** Look-ups that run while the caller waits; `results` null until they are in. */
  lookUp: {
    needs: Need[];
    startedAt: number;
    tries: number;
    results: Record<string, LookUpResult> | null;
  } | null;
  /** Keys of facts already applied. */
  facts: Record<string, 1>;
  recordings: Record<string, RecordingState>;
  /** Slug of the step that records, by the number of its document. */
  recorders: Record<string, string>;
  counters: { turns: number; legs: number; effects: number; secrets: number; visits: number };
};

export type Frame = {
  kind: 'flow' | 'subflow' | 'error-handler' | 'hang-up-handler' | 'last-resort';
  version: string;
  node: string;
  /** What the node keeps between its events, e.g. attempts; null on entry. */
  local: Json;
  /** Number of this stay at the node; a leg or late event of an earlier stay does not match. */
  visit: number;
  /** Return points (menus) on the way here, the newest last; entering one again cuts the list back to it. */
  returnPoints: string[];
  /** What the call waits for here; null only inside a turn. */
  waiting: 'answer' | 'look-up' | null;
  /** Of a subflow: the caller's variables and results, put back on return. */
  outer: { vars: Record<string, Json>; steps: Record<string, JsonObject> } | null;
};

export type ThreadState = {
  /** Number of `current`; it stands in the URLs of that document. */
  document: number;
  current: Document;
  /** Stay that owns a leg or wait thread. */
  visit: number;
};

/** Kept apart from steps, since file and transcript may come after the end. */
export type RecordingState = RecordingReference & {
  /** Slug of the step that recorded; '' for the whole call. */
  step: string;
  status: 'pending' | 'completed' | 'absent' | 'failed';
  transcript: string | null;
};
