import type { CallState } from '#runtime/contract/state.ts';
import type { Program } from '#runtime/graph/program.ts';
import type { Moment, PendingLookUp } from '#runtime/rehearsal/rehearsal.ts';
import type { Situation } from '#runtime/simulator/virtual-provider.ts';
import type { farEndDoes } from './scenario.ts';

/** A call as the interpreter of a scenario sees it, wherever it is played. */
export type Standing = {
  /** Milliseconds since the call began. */
  at: number;
  situation: Situation;
  moments: readonly Moment[];
  lookUps: readonly PendingLookUp[];
  call: CallState | null;
};

/** A scenario being played. Changes as it goes on; `standing` is replaced after every input. */
export type Stage = {
  /** For the names of steps, of the version that the call is on. */
  readonly program: Program;
  standing: Standing;
  /** Number of moments before the caller did something last. */
  since: number;
  /** What those do who ring next, the first one first. */
  farEnds: FarEndRule[];
  /** What they do who were rung, by leg. */
  legs: Map<number, LegRule>;
};

export type FarEndRule = {
  does: (typeof farEndDoes)[number];
  number: string | undefined;
  presses: string;
  /** Seconds of talk; null without end. */
  talks: number | null;
};

/** `talkEnds` in milliseconds of the call, as soon as they talk. */
export type LegRule = FarEndRule & { pressed: boolean; talkEnds: number | null; gone: boolean };

export function startStage(program: Program, standing: Standing): Stage {
  return { program, standing, since: 0, farEnds: [], legs: new Map() };
}
