import type { CallState } from '#runtime/contract/state.ts';
import { programOf } from '#runtime/engine/draft.ts';
import type { Program } from '#runtime/graph/program.ts';

/** What people call the step where a call stands; '' when it stands nowhere. */
export function stepName(program: Program, { frames }: Pick<CallState, 'frames'>): string {
  const frame = frames.at(-1);
  return frame ? nodeName(program, frame) : '';
}

/** What people call a step of any flow that the call may pass; its id when it is gone. */
export function nodeName(program: Program, { version, node }: { version: string; node: string }): string {
  return programOf(program, version)?.nodes.get(node)?.name ?? node;
}
