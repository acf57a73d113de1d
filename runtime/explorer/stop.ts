import type { Instruction } from '#runtime/contract/document.ts';
import type { Effect } from '#runtime/contract/effect.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Need } from '#runtime/contract/step-result.ts';
import type { TraceEntry } from '#runtime/contract/trace.ts';
import type { Happening } from './happening.ts';
import type { Heard } from './heard.ts';
import type { World } from './world.ts';

/** A call that waits for something, or has ended; one for all calls that go on alike from here. */
export type Stop = {
  /** In the order of discovery, which is that of the happenings on the shortest way. */
  id: number;
  world: World;
  /** Without what cannot matter any more. */
  state: CallState;
  /** Where it waits; null once the flow is at an end. */
  place: { version: string; node: string } | null;
  waits: Waiting;
  /** By which it was found: the last of the shortest way. */
  readonly way: Way;
  /** What may happen here. */
  ways: Way[];
  /** Happenings, keys and seconds on the shortest way. */
  depth: number;
  presses: number;
  seconds: number;
  /** Seconds of silence that the caller has heard last. */
  quiet: number;
};

export type Waiting =
  | { kind: 'instruction'; instruction: Instruction }
  | { kind: 'look-up'; needs: Need[]; background: boolean }
  | { kind: 'ended'; ending: 'by-flow' | 'by-error' | 'by-caller' | 'rejected' };

/** From a stop to the next by one happening; the first of a call comes from nowhere. */
export type Way = {
  /** Of the call that was let come this way; calls that go on alike from a stop may have begun in others. */
  world: World;
  from: Stop | null;
  to: Stop;
  happening: Happening | null;
  trace: TraceEntry[];
  heard: Heard;
  /** What people who are rung hear meanwhile, and whoever waits in a room. */
  besides: Heard;
  /** The call's language when it comes to the end of this way. */
  language: string;
  /** The longest silence that a caller on this way hears, what was silent before included. */
  quiet: number;
  effects: Effect[];
  /** Into the error handler of a flow in which nothing breaks, or behind that. */
  staged: boolean;
};
