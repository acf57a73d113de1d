import type { Frame } from '#runtime/contract/state.ts';
import type { Draft } from './draft.ts';

/** A frame that has not entered its node yet. */
export function newFrame(kind: Frame['kind'], version: string): Frame {
  return { kind, version, node: '', local: null, visit: 0, waiting: null, returnPoints: [], outer: null };
}

/** Drops the top frame and puts back what waited in it. */
export function popFrame(draft: Draft): void {
  const { outer } = draft.state.frames.pop() ?? { outer: null };
  if (!outer) return;
  draft.state.vars = outer.vars;
  draft.state.steps = outer.steps;
}

/** Drops all frames: nothing is left to do, and variables and results are the main flow's again. */
export function dropFrames(draft: Draft): void {
  while (draft.state.frames.length > 0) popFrame(draft);
}
