import type { CallEvent } from '#runtime/contract/event.ts';
import type { Resources } from '#runtime/contract/resources.ts';
import type { CallState } from '#runtime/contract/state.ts';
import type { Turn } from '#runtime/contract/step-result.ts';
import type { Program } from '#runtime/graph/program.ts';
import { steps } from '#runtime/nodes/steps.ts';
import { takeAnswer } from './answer.ts';
import type { StepTable } from './draft.ts';
import { takeFact } from './fact.ts';
import { takeFetch } from './fetch.ts';
import { takeLookUp } from './look-up.ts';
import { startCall } from './start.ts';

export type Step = (
  program: Program,
  state: CallState | null,
  event: CallEvent,
  resources: Resources,
) => Turn;

/**
 * One turn of a call: what it is now and what happened, to what it becomes, what to reply, what to put into the outbox and
 * what to tell people. Pure, and total for anything that a caller or a designer did. `state` is null only for `call-started`
 * of a call that is not stored yet; for any other event without a state it throws, since the driver has lost a call.
 */
export const step: Step = createStep(steps);

/** The engine over another table of steps; for tests of the engine alone. */
export function createStep(table: StepTable): Step {
  return (program, state, event, resources) => {
    if (state === null) {
      if (event.kind !== 'call-started') throw new Error(`No call is stored for the event ${event.kind}`);
      return startCall({ program, steps: table, event, resources });
    }
    const input = { program, steps: table, resources, state };
    switch (event.class) {
      case 'answer':
        return takeAnswer({ ...input, event });
      case 'fetch':
        return takeFetch({ ...input, event });
      case 'fact':
        return takeFact({ ...input, event });
      case 'look-up':
        return takeLookUp({ ...input, event });
    }
  };
}
