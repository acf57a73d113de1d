import { speechMilliseconds } from '#runtime/simulator/speech-milliseconds.ts';
import { type Passing, staySilent, wait } from './pass-time.ts';
import type { Stage } from './stage.ts';

/**
 * What the caller keyed in or said in one step is all of it: where more could follow, time passes until the provider takes it. Words into a recording last
 * as long as they last, and whether it goes on is the next step's. `before` is the number of moments when the caller began.
 */
export function* finishInput(
  stage: Stage,
  step: { presses: string } | { says: string },
  before: number,
): Passing {
  const { situation, moments } = stage.standing;
  const caller = situation.parties.find(({ party }) => party === 'caller');
  if (caller === undefined || situation.ended) return '';
  if (caller.records)
    return 'says' in step ? yield* wait(stage, speechMilliseconds(step.says, '') / 1_000) : '';
  const { listens } = caller;
  const isHeard =
    'says' in step ? listens?.speech === true : listens?.keys !== undefined && listens.keys !== null;
  const isTaken = moments
    .slice(before)
    .some(
      (moment) =>
        moment.kind === 'happened' &&
        moment.happening.kind === 'input-ended' &&
        moment.happening.party === 'caller',
    );
  return isHeard && listens?.promptOver === true && !isTaken ? yield* staySilent(stage) : '';
}
