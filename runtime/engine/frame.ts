import type { Frame } from '#runtime/contract/state.ts';

/** A frame that has not entered its node yet. */
export function newFrame(kind: Frame['kind'], version: string): Frame {
  return { kind, version, node: '', local: null, visit: 0, waiting: null, returnPoints: [], outer: null };
}
