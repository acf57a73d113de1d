import type { NodeResult } from '#runtime/contract/node.ts';

/** Something that a step asked for could not be had; the message is for the designer. */
export class StepFailure extends Error {}

/** A step that throws has failed, and the flow's error handler hears of it: no call dies on a crashed step. */
export function guarded(run: () => NodeResult): NodeResult {
  try {
    return run();
  } catch (error) {
    if (error instanceof StepFailure) return { kind: 'fail', code: 'step-failed', why: error.message };
    const why = error instanceof Error ? error.message : String(error);
    return { kind: 'fail', code: 'step-crashed', why: `The step crashed: ${why}` };
  }
}
