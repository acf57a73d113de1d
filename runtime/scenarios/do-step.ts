import type { RehearsalInput } from '#runtime/rehearsal/rehearsal.ts';
import type { RoomChange } from '#runtime/simulator/phone-input.ts';
import { checkExpectation, type ExpectationStep, type Finding, isExpectation } from './expectation.ts';
import { finishInput } from './finish-input.ts';
import { type Passing, settle, staySilent, wait } from './pass-time.ts';
import type { FarEndStep, ScenarioStep } from './scenario.ts';
import type { FarEndRule, Stage, Standing } from './stage.ts';
import { waitingWords } from './waiting-words.ts';

type ActionStep = Exclude<ScenarioStep, ExpectationStep>;

/** Does one step, and lets time pass until the caller has something to do again; or looks whether it holds. */
export function* doStep(stage: Stage, step: ScenarioStep): Generator<RehearsalInput, Finding, Standing> {
  if (isExpectation(step)) return checkExpectation(stage, step);
  // What somebody else does later may be said after the call has ended, but changes nothing.
  if (stage.standing.situation.ended)
    return {
      found: 'it is over',
      problem: `The call is over, so that this cannot be done: ${Object.keys(step)[0]}`,
    };
  const problem = (yield* act(stage, step)) || (yield* settle(stage));
  return { found: waitingWords(stage.standing), problem };
}

function* act(stage: Stage, step: ActionStep): Passing {
  if ('dial' in step) {
    stage.farEnds.push(farEndRule(step.dial));
    return '';
  }
  if ('lookUp' in step) {
    stage.standing = yield { kind: 'look-up-planned', ...step.lookUp };
    return '';
  }
  if ('room' in step) return yield* changeRoom(stage, roomChanges[step.room]);
  stage.since = stage.standing.moments.length;
  if ('stays' in step) return yield* staySilent(stage);
  if ('waits' in step) return yield* wait(stage, step.waits);
  stage.standing = yield callerInput(step);
  return 'hangsUp' in step ? '' : yield* finishInput(stage, step, stage.since);
}

function callerInput(
  step: Extract<ActionStep, { presses: unknown } | { says: unknown } | { hangsUp: unknown }>,
): RehearsalInput {
  if ('presses' in step) return { kind: 'keys-pressed', by: 'caller', keys: step.presses };
  if ('says' in step) return { kind: 'spoken', by: 'caller', text: step.says };
  return { kind: 'hung-up', by: 'caller' };
}

function farEndRule(dial: FarEndStep): FarEndRule {
  if (typeof dial === 'string') return { does: dial, number: undefined, presses: '', talks: null };
  const { does, number, presses = '', talks = null } = dial;
  return { does, number, presses, talks };
}

const roomChanges = {
  opens: 'opened',
  joined: 'joined',
  left: 'left',
  closes: 'closed',
  fails: 'failed',
} as const;

function* changeRoom(stage: Stage, change: RoomChange): Passing {
  const caller = stage.standing.situation.parties.find(({ party }) => party === 'caller');
  if (!caller?.room) return `The caller is in no room: ${waitingWords(stage.standing)}`;
  stage.standing = yield { kind: 'room-changed', room: caller.room.name, change };
  return '';
}
